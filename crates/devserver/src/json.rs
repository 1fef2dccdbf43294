//! Bodies that are JSON objects, without losing a digit or a key.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde_json::Value;
use wire::Object;

use crate::error::Error;
use crate::validation::invalid;

/// Extracts a JSON object. Any other body is a 422 about the body as a whole.
pub(crate) struct JsonObject(pub(crate) Object);

impl<S: Send + Sync> FromRequest<S> for JsonObject {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        if !is_json(request.headers()) {
            return Err(invalid(&[], "The content type is not JSON.", "model_attributes_type"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.status().as_u16() {
                413 => Error::TooLarge("The body is larger than this operation takes."),
                _ => invalid(&[], "The body broke off.", "json_invalid"),
            }
        })?;
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(object)) => Ok(Self(object)),
            Ok(_) => Err(invalid(&[], "Input should be a JSON object", "dict_type")),
            Err(error) => Err(invalid(&[], &format!("JSON decode error: {error}"), "json_invalid")),
        }
    }
}

/// Like the service: a body without a content type counts as JSON, one with another content type does not.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(content_type) = headers.get(header::CONTENT_TYPE) else {
        return true;
    };
    let essence = content_type.to_str().unwrap_or_default().split(';').next();
    let essence = essence.unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}
