//! The page's files, with the rules and headers that a production host must follow.

mod headers;
mod target;

use std::convert::Infallible;
use std::path::Path;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::fs::ServeFileSystemResponseBody as ResponseBody;
use tower_http::services::{ServeDir, ServeFile};

use crate::config::Config;
use crate::state::AppState;
use target::Target;

/// The file that the page reads when it starts.
const CONFIG: &str = "/config.json";

/// Serves every request that is not for the API.
pub(crate) async fn serve(State(state): State<AppState>, request: Request) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let target = target::of(&state.config.base_path, request.uri());
    let file = target.file().to_owned();
    let mut response = respond(&state.config, target, request).await;
    headers::add(&mut response, &file, &state.config, origin.as_ref());
    response
}

async fn respond(config: &Config, target: Target, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let allow = [(header::ALLOW, "GET,HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow, "Method not allowed\n").into_response();
    }
    match target {
        Target::Redirect(status, location) => (status, [(header::LOCATION, location)]).into_response(),
        Target::File(file) => match (&config.page_config, &config.dist) {
            (Some(path), _) if file == CONFIG => found(ServeFile::new(path).oneshot(request).await),
            (_, Some(dist)) => read(dist, &file, request).await,
            _ => not_found(),
        },
        Target::Nothing => not_found(),
    }
}

/// The library handles conditional and range requests, media types, and the `.br` and `.gz` beside a file.
async fn read(dist: &Path, file: &str, mut request: Request) -> Response {
    let Ok(uri) = file.parse::<Uri>() else {
        return not_found();
    };
    *request.uri_mut() = uri;
    let files =
        ServeDir::new(dist).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    found(files.oneshot(request).await)
}

fn found(response: Result<Response<ResponseBody>, Infallible>) -> Response {
    match response {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => response.map(Body::new),
        _ => not_found(),
    }
}

/// Not the page: HTML in place of a missing module would fail later, with a worse message.
fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "Not found\n").into_response()
}
