//! The issuer: the origin of the request's URL, so that `127.0.0.1` and `localhost` both work.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, header};

use crate::error::{Error, Result};

/// The server's own origin as the client sees it: `http://` and the `Host` header, no slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Issuer(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Issuer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        authority(&parts.headers)
            .map(|host| Self(format!("http://{host}")))
            .ok_or(Error::BadRequest("The Host header is missing or wrong."))
    }
}

fn authority(headers: &HeaderMap) -> Option<Authority> {
    let host: Authority = headers.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    // An authority can have a user name and password, a Host header cannot.
    (!host.as_str().contains('@')).then_some(host)
}
