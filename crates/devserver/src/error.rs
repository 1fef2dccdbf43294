//! Every way in which a request can be refused, and the one place that turns it into a response.

use std::fmt;
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use wire::{ErrorBody, ValidationError};

/// A refusal. Each variant names its status; the body is `{"detail": …}` as the contract says.
#[derive(Debug)]
pub enum Error {
    /// 400: the request was understood and is refused, in plain words.
    BadRequest(&'static str),
    /// 401: no credential, or one that belongs to no account.
    NotAuthenticated,
    /// 403: the account is known, and the request is refused.
    Forbidden(&'static str),
    /// 404: it does not exist, or not for this kind of account.
    NotFound(&'static str),
    /// 405: the path exists, with other methods.
    MethodNotAllowed,
    /// 413: the body is larger than the operation allows.
    TooLarge(&'static str),
    /// 422: what is wrong, and where.
    Invalid(Vec<ValidationError>),
    /// 429: too many wrong passwords, with the time to wait.
    TooManyAttempts(Duration),
    /// 503: the issuer of a token cannot be reached, so the token cannot be checked.
    IssuerUnavailable,
    /// 500: our fault. The log has the cause, the response does not.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

/// What a handler returns.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The refusal of an operation that exists for people only.
    pub(crate) const HUMANS_ONLY: Self = Self::NotFound("This exists for human users only.");

    /// Hides the cause from the client and keeps it for the log.
    pub(crate) fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotAuthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyAttempts(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::IssuerUnavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn header(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::NotAuthenticated => Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
            // Rounded up: a client that retries a fraction too early is refused again.
            Self::TooManyAttempts(wait) => {
                let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                Some((header::RETRY_AFTER, HeaderValue::from(seconds.max(1))))
            }
            _ => None,
        }
    }

    fn into_body(self) -> ErrorBody {
        let sentence = match self {
            Self::Invalid(detail) => return ErrorBody::Validation { detail },
            Self::BadRequest(detail)
            | Self::Forbidden(detail)
            | Self::NotFound(detail)
            | Self::TooLarge(detail) => detail,
            Self::NotAuthenticated => "Not authenticated",
            Self::MethodNotAllowed => "Method Not Allowed",
            Self::TooManyAttempts(_) => "Too many wrong passwords. Try again later.",
            Self::IssuerUnavailable => "The sign-in service cannot be reached. Try again later.",
            Self::Internal(_) => "Internal Server Error",
        };
        ErrorBody::Sentence { detail: sentence.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internal(error) => error.fmt(f),
            refusal => refusal.status().fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(error) = &self {
            tracing::error!(%error, "internal error");
        }
        let (status, header) = (self.status(), self.header());
        let mut response = (status, Json(self.into_body())).into_response();
        response.headers_mut().extend(header);
        response
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            // A handler only fetches the row of its own account, which can be deleted since the credential was checked.
            sqlx::Error::RowNotFound => Self::NotAuthenticated,
            error => Self::internal(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    // Only stored documents get here: request bodies are checked before.
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
