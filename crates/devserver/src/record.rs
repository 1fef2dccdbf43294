//! Writes what the API receives and returns to a file, one JSON object for each request, in the order of the responses. The
//! end-to-end tests hold them to the contract's document.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::validation::invalid;

/// Appends one request with its response to `file`, before the client has the response.
pub(crate) async fn append(State(file): State<Arc<Path>>, request: Request, next: Next) -> Result<Response> {
    let (parts, body) = request.into_parts();
    let body = whole(body).await?;
    let mut exchange = json!({
        "method": parts.method.as_str(),
        "path": parts.uri.path(),
        "agent": text(&parts.headers, header::USER_AGENT),
        "request": message(&parts.headers, &body),
    });
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    let (parts, body) = response.into_parts();
    let body = whole(body).await?;
    exchange["status"] = parts.status.as_u16().into();
    exchange["response"] = message(&parts.headers, &body);
    write(&file, &exchange).map_err(Error::internal)?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// The body, whatever its size: the limits of the operations come later.
async fn whole(body: Body) -> Result<Bytes> {
    to_bytes(body, usize::MAX).await.map_err(|_| invalid(&[], "The body broke off.", "value_error"))
}

/// Content type and body, each byte as the character with that number.
fn message(headers: &HeaderMap, body: &Bytes) -> Value {
    let body: String = body.iter().copied().map(char::from).collect();
    json!({ "type": text(headers, header::CONTENT_TYPE), "body": body })
}

/// A header; empty if it is missing.
fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Opened for each line and written in one piece, so that lines of simultaneous requests stay whole.
fn write(file: &Path, exchange: &Value) -> io::Result<()> {
    let line = format!("{exchange}\n");
    OpenOptions::new().create(true).append(true).open(file)?.write_all(line.as_bytes())
}
