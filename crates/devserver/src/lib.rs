//! The embedded IAM service: the `/iam/v1` users API and the page's static files in one process, for development and
//! for tests. It follows the contract, refusals included: a page that works here also works with the real service.
//!
//! A request passes the layers of [`app`] (id, log, body drain) and goes to one of these places:
//!
//! - below `/iam` to [`routes`], one file for each resource. Handlers take `Account` or `Human` to require a
//!   credential, read JSON as objects that lose nothing, and return a `Result` whose [`Error`] has a status.
//! - to the paths of `oidc`, the sign-in side, and with `--cookie-session` of `cookie_session`.
//! - everything else to `static_files`, which serves the page with the headers that it has in production.
//!
//! [`db`] opens SQLite, [`accounts`] and [`demo`] fill it, and [`server`] listens on a socket. Tests call [`app`]
//! directly, without a socket.

pub mod accounts;
mod attempts;
mod auth;
pub mod cli;
mod config;
mod cookie_session;
mod cors;
pub mod db;
pub mod demo;
mod drain;
mod error;
mod hash;
mod issuer;
mod json;
mod oidc;
mod picture;
mod profile;
mod record;
mod request_log;
pub mod routes;
mod secret;
pub mod server;
mod state;
mod static_files;
mod time;
mod tokens;
mod validation;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::routing::any;
use sqlx::SqlitePool;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

pub use config::Config;
pub use error::Error;

use request_log::REQUEST_ID;
use state::AppState;

/// The whole service as one tower service.
pub fn app(config: Config, pool: SqlitePool) -> Router {
    let state = AppState::new(config, pool);
    let config = &state.config;
    Router::new()
        .fallback(static_files::serve)
        .layer(timeout(config))
        .merge(shared(config, api(config)))
        .merge(shared(config, oidc::machine_router()))
        .merge(private(config, browser(config)))
        // The last layer runs first: it sets the request id, the log line names it, and the response carries it.
        .layer(middleware::map_request(drain::unread))
        .layer(middleware::from_fn(request_log::log))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(state)
}

fn api(config: &Config) -> Router<AppState> {
    let router = Router::new()
        .nest("/iam", routes::router())
        // A nested router does not match this one path.
        .route("/iam/", any(routes::not_found));
    match &config.record {
        Some(file) => router.layer(middleware::from_fn_with_state(Arc::from(file.as_path()), record::append)),
        None => router,
    }
}

fn browser(config: &Config) -> Router<AppState> {
    let router = oidc::browser_router();
    if config.cookie_session { router.merge(cookie_session::router()) } else { router }
}

/// Adds `Cache-Control: no-store` and the timeout.
fn private(config: &Config, router: Router<AppState>) -> Router<AppState> {
    let no_store = HeaderValue::from_static("no-store");
    router
        .layer(timeout(config))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, no_store))
}

/// Like [`private`], for routes that pages of other origins may call.
fn shared(config: &Config, router: Router<AppState>) -> Router<AppState> {
    let router = private(config, router);
    match cors::layer(config) {
        // The outermost layer, so that a page can also read refusals.
        Some(cors) => router.layer(cors),
        None => router,
    }
}

fn timeout(config: &Config) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, config.request_timeout)
}
