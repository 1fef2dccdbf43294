//! Which pages of other origins may call the API.

use std::time::Duration;

use axum::http::{HeaderName, Method, header};
use tower_http::cors::CorsLayer;

use crate::config::Config;
use crate::request_log::REQUEST_ID;

/// The answers to preflights and the headers on the rest; `None` where no origin was allowed.
pub(crate) fn layer(config: &Config) -> Option<CorsLayer> {
    if config.cors_origins.is_empty() {
        return None;
    }
    Some(
        CorsLayer::new()
            .allow_origin(config.cors_origins.clone())
            .allow_methods([Method::GET, Method::PATCH, Method::PUT, Method::POST, Method::DELETE])
            .allow_headers([
                header::AUTHORIZATION,
                header::CONTENT_TYPE,
                HeaderName::from_static("x-csrf-token"),
            ])
            .expose_headers([REQUEST_ID, header::RETRY_AFTER])
            .max_age(Duration::from_secs(600)),
    )
}
