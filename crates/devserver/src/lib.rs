//! The embedded IAM service: the `/iam/v1` users API and the page's static files in one process, for development and
//! for tests. It keeps to the contract, refusals included, so that a page that works here works against the service.
//!
//! A request comes in through the layers of [`app`] (id, log, body drain), and goes to one of two places:
//!
//! - below `/iam` to [`routes`], one file for each resource. Handlers take `Account` or `Human` to require a
//!   credential, read JSON as objects that lose nothing, and answer a `Result` whose [`Error`] knows its status.
//! - everywhere else to `static_files`, which serves the page under the headers that it will have in production.
//!
//! [`db`] opens SQLite, [`accounts`] and [`demo`] fill it, [`server`] puts it all on a socket. [`app`] itself needs no
//! socket, so tests call it directly.

pub mod accounts;
mod attempts;
mod auth;
pub mod cli;
mod config;
mod cors;
pub mod db;
pub mod demo;
mod drain;
mod error;
mod hash;
mod json;
mod picture;
mod profile;
mod request_log;
pub mod routes;
pub mod server;
mod state;
mod static_files;
mod validation;

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
    Router::new()
        .fallback(static_files::serve)
        .layer(timeout(&state.config))
        .merge(api(&state.config))
        // From the inside out: an id is set first and handed back last, and the line in between can name it.
        .layer(middleware::map_request(drain::unread))
        .layer(middleware::from_fn(request_log::log))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(state)
}

fn api(config: &Config) -> Router<AppState> {
    let api = Router::new()
        .nest("/iam", routes::router())
        // The one path that a nested router leaves to others.
        .route("/iam/", any(routes::not_found))
        .layer(timeout(config))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ));
    match cors::layer(config) {
        // Outermost, so that a page can also read why it was refused.
        Some(cors) => api.layer(cors),
        None => api,
    }
}

fn timeout(config: &Config) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, config.request_timeout)
}
