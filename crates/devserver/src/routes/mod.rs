//! The eleven operations below `/iam/v1`, one file for each resource. In reading order: [`user`], [`config`],
//! [`notifications`], [`avatar`], [`password`], [`sync`].

pub mod avatar;
pub mod config;
pub mod notifications;
pub mod password;
pub mod sync;
pub mod user;

use axum::Router;
use axum::extract::DefaultBodyLimit;

use crate::error::Error;
use crate::state::AppState;

/// The largest JSON body that is read.
const MAX_JSON_BYTES: usize = 256 * 1024;

/// Everything below `/iam`. Unknown paths get a 404 in JSON.
///
/// A path without its slash at the end is unknown too: a redirect could lose the method, the body or the credential.
pub(crate) fn router() -> Router<AppState> {
    let v1 = Router::new()
        .merge(user::router())
        .merge(config::router())
        .merge(notifications::router())
        .merge(avatar::router())
        .merge(password::router())
        .merge(sync::router());
    Router::new()
        .nest("/v1", v1)
        .fallback(not_found)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(MAX_JSON_BYTES))
}

/// The 404 for an unknown path.
pub(crate) async fn not_found() -> Error {
    Error::NotFound("Not Found")
}
