//! `--cookie-session`: the server holds the session for a page of its own origin, like a proxy in front of the API (a
//! "backend for frontend"). The page never sees a token.
//!
//! - `GET /session/sign-in?return_to=PATH` signs in, through the login page where needed, and redirects to the path.
//! - `GET /session/sign-out?return_to=PATH` ends the session here and at the login page, and redirects to the path.
//!
//! The cookie counts only beside a header `X-CSRF` that is not empty. A page of another site can make the browser send
//! the cookie, but not the header.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use openidconnect::url::Url;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::oidc::issuer::Issuer;
use crate::oidc::paths::login_location;
use crate::oidc::session;
use crate::state::AppState;
use crate::{secret, time};

pub(crate) const SIGN_IN_PATH: &str = "/session/sign-in";
const SIGN_OUT_PATH: &str = "/session/sign-out";

// The prefix `__Host-` requires `Secure`. Chromium and Firefox accept such a cookie from this machine over plain HTTP
// too, by name or by address; WebKit does not.
const COOKIE: &str = "__Host-iam-session";
const CSRF: HeaderName = HeaderName::from_static("x-csrf");

/// The two routes, for servers with the option.
pub(crate) fn router() -> Router<AppState> {
    Router::new().route(SIGN_IN_PATH, get(sign_in)).route(SIGN_OUT_PATH, get(sign_out))
}

/// The account of the session's cookie; `None` without the option, the cookie or its session.
///
/// # Errors
///
/// 403 if the header `X-CSRF` is missing.
pub(crate) async fn account_id(state: &AppState, headers: &HeaderMap) -> Result<Option<String>> {
    if !state.config.cookie_session {
        return Ok(None);
    }
    let jar = CookieJar::from_headers(headers);
    let Some(cookie) = jar.get(COOKIE) else {
        return Ok(None);
    };
    let row: Option<(String,)> =
        sqlx::query_as("SELECT account_id FROM cookie_session WHERE sha256 = ? AND expires_at > ?")
            .bind(secret::digest(cookie.value()))
            .bind(time::now())
            .fetch_optional(&state.pool)
            .await?;
    if row.is_some() && headers.get(CSRF).is_none_or(HeaderValue::is_empty) {
        return Err(Error::Forbidden("A request with a session cookie needs the header X-CSRF."));
    }
    Ok(row.map(|(account_id,)| account_id))
}

#[derive(Deserialize)]
struct Wanted {
    return_to: Option<String>,
}

async fn sign_in(
    State(state): State<AppState>,
    issuer: Issuer,
    jar: CookieJar,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let target = target(&state, &issuer, wanted.return_to.as_deref())?;
    let Some(session) = session::current(&state, &jar).await? else {
        let query =
            serde_urlencoded::to_string([("return_to", wanted.return_to)]).map_err(Error::internal)?;
        return Ok(Redirect::to(&login_location(&format!("{SIGN_IN_PATH}?{query}"))).into_response());
    };
    let jar = end(&state, jar).await?;
    let secret = secret::random();
    sqlx::query("INSERT INTO cookie_session (sha256, account_id, expires_at) VALUES (?, ?, ?)")
        .bind(secret::digest(&secret))
        .bind(session.account_id)
        .bind(time::after(state.config.token_ttl))
        .execute(&state.pool)
        .await?;
    Ok((jar.add(cookie(secret)), Redirect::to(target.as_str())).into_response())
}

async fn sign_out(
    State(state): State<AppState>,
    issuer: Issuer,
    jar: CookieJar,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let target = target(&state, &issuer, wanted.return_to.as_deref())?;
    let jar = end(&state, session::end(&state, jar).await?).await?;
    Ok((jar, Redirect::to(target.as_str())).into_response())
}

/// Ends the browser's session and deletes all that have expired.
async fn end(state: &AppState, jar: CookieJar) -> Result<CookieJar> {
    let digest = jar.get(COOKIE).map(|cookie| secret::digest(cookie.value()));
    sqlx::query("DELETE FROM cookie_session WHERE sha256 = ? OR expires_at <= ?")
        .bind(digest)
        .bind(time::now())
        .execute(&state.pool)
        .await?;
    Ok(jar.remove(cookie(String::new())))
}

/// `Lax`, so that a link of another site to the page carries the session.
fn cookie(value: String) -> Cookie<'static> {
    Cookie::build((COOKIE, value)).path("/").secure(true).http_only(true).same_site(SameSite::Lax).build()
}

/// The URL to redirect to: a path of this origin, by default the start of the page.
///
/// The path is resolved as browsers do it and returned as an absolute URL. So a path that browsers read as another host
/// (`//host`, `/\host`, `/.//host`, tabs in between) does not leave this origin.
fn target(state: &AppState, Issuer(issuer): &Issuer, return_to: Option<&str>) -> Result<Url> {
    const ELSEWHERE: Error = Error::BadRequest("return_to is not a path of this origin.");
    let own = Url::parse(issuer).map_err(|_| ELSEWHERE)?;
    let start = format!("{}/", state.config.base_path);
    let path = return_to.unwrap_or(&start);
    let url = own.join(path).map_err(|_| ELSEWHERE)?;
    if path.starts_with('/') && url.origin() == own.origin() { Ok(url) } else { Err(ELSEWHERE) }
}
