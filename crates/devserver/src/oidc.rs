//! The sign-in side: an OpenID Connect provider with one public client, for development and tests.
//!
//! Libraries do what they can: `openidconnect` has the types of ID tokens, token responses, errors, key sets and PKCE.
//! `jsonwebtoken` signs tokens and checks access tokens, also with the algorithms of outside issuers. `axum-extra` reads
//! and writes cookies. `maud` writes the pages and escapes what is put into them. Our own code knows who is signed in,
//! and which codes and refresh tokens there are.
//!
//! `oxide-auth` is not used: its stores block, and it has no ID token, nonce, prompt or family of refresh tokens. It
//! would only read parameters.
//!
//! Options of the command line: `--token-ttl`, `--page-url`, `--cookie-session` (see [`Config`](crate::Config)).

mod authorize;
pub(crate) mod client;
mod discovery;
mod end_session;
mod grants;
mod id_token;
pub(crate) mod issuer;
mod key_set;
pub(crate) mod keys;
mod login;
mod page;
pub(crate) mod paths;
pub(crate) mod session;
mod token;
mod token_error;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

use paths::{AUTHORIZE_PATH, END_SESSION_PATH, KEYS_PATH, LOGIN_PATH, REVOKE_PATH, STYLE_PATH, TOKEN_PATH};

/// The endpoints that pages of other origins may call.
pub(crate) fn machine_router() -> Router<AppState> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery::read))
        .route(KEYS_PATH, get(key_set::read))
        .route(TOKEN_PATH, post(token::exchange))
        .route(REVOKE_PATH, post(token::revoke))
}

/// The pages that browsers are sent to.
pub(crate) fn browser_router() -> Router<AppState> {
    Router::new()
        .route(AUTHORIZE_PATH, get(authorize::authorize).post(authorize::authorize))
        .route(LOGIN_PATH, get(login::show).post(login::submit))
        .route(STYLE_PATH, get(page::style))
        .route(END_SESSION_PATH, get(end_session::end).post(end_session::end))
}

/// Whether this server uses a path itself, so that the page's files cannot be served below it.
pub(crate) fn reserves(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    ["iam", "oauth", "oidc", "session", "ui", ".well-known"].contains(&first)
}
