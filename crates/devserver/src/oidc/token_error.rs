//! The error responses of the token and revocation endpoints (RFC 6749, section 5.2).

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use openidconnect::StandardErrorResponse;
use openidconnect::core::CoreErrorResponseType;

use crate::error::Error;

/// A refusal for the client, or a failure of ours.
#[derive(Debug)]
pub(super) enum TokenError {
    /// 400: the kind for the client and a sentence for its developer.
    Refused(CoreErrorResponseType, &'static str),
    /// 500.
    Failed(Error),
}

impl TokenError {
    pub(super) const INVALID_GRANT: Self =
        Self::Refused(CoreErrorResponseType::InvalidGrant, "It is unknown, used, revoked or expired.");
}

impl IntoResponse for TokenError {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(kind, description) => {
                let body = StandardErrorResponse::new(kind, Some(description.into()), None);
                (StatusCode::BAD_REQUEST, Json(body)).into_response()
            }
            Self::Failed(error) => error.into_response(),
        }
    }
}

impl<E: Into<Error>> From<E> for TokenError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}
