//! One line in the log for each request, with the id that its response carries.

use std::time::Instant;

use axum::extract::Request;
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;

/// The header with a request's id, in both directions.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs method, path, status and time. Never logs a header, a query or a body, which can hold secrets.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let path = public_path(request.uri().path()).to_owned();
    let id = request.headers().get(REQUEST_ID).cloned();
    let response = next.run(request).await;
    tracing::info!(
        %method,
        path,
        status = response.status().as_u16(),
        ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default(),
        "request"
    );
    response
}

/// The path to log. Anyone who knows the URL of a picture can see it, so the log leaves it out.
fn public_path(path: &str) -> &str {
    const PICTURES: &str = "/iam/v1/avatars/";
    if path.starts_with(PICTURES) { PICTURES } else { path }
}
