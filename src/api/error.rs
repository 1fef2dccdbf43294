//! The one error type, made here from every shape that a response can have.

use wire::{ErrorBody, Unreadable, ValidationError, is_blank, json};

pub use crate::api::feature::Feature;
use crate::session::SignInProblem;

/// Why an operation did not do what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// What kind of failure it is; decides the words and the place where it is shown.
    pub kind: ErrorKind,
    /// The service's own sentence, where it sent one.
    pub detail: Option<String>,
    /// What the service said about single fields, as `(key of the request body, sentence)`.
    pub fields: Vec<(String, String)>,
    /// What the operator finds the request by in their log (header `x-request-id`).
    pub request_id: Option<String>,
    /// Seconds after which the service wants to be asked again (header `retry-after`).
    pub retry_after: Option<u32>,
    /// What was asked, for support: `GET users/me/`.
    pub request: Option<String>,
    /// What of a response that is JSON is not as the contract says.
    pub unreadable: Option<Box<Unreadable>>,
}

/// The kinds of failure that a person can tell apart or do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No response came: offline, refused, reset, or blocked by CORS.
    Unreachable,
    /// No response came in time.
    Timeout,
    /// The page gave the request up itself.
    Aborted,
    /// The person did not want to wait any longer, so it is not known what became of it.
    Cancelled,
    /// 401: the session is not, or no longer, accepted.
    Unauthorized,
    /// A redirect, or a page of HTML, came in place of the response, where only a sign-in page can be behind that: whatever
    /// stands in front of the service does not accept the session any more. The service has done nothing.
    LoginPage,
    /// The address of the service redirects to another one, which the page does not follow.
    Redirected,
    /// The session speaks for someone else than it began with; nothing was sent.
    OtherUser,
    /// Signing in, or renewing the session, did not work.
    SignIn(SignInProblem),
    /// 403: the account may not do this.
    Forbidden,
    /// 404 of the user: the account or the address is not there.
    NotFound,
    /// 404, 405 or 501 of another operation: this service does not have it.
    NotOffered(Feature),
    /// 413: the picture is larger than the service takes.
    TooLarge,
    /// 400 and 422: something about the request is wrong, and the person can mend it.
    Invalid,
    /// 429: too many attempts; seconds to wait where the service says so.
    TooMany(Option<u32>),
    /// 5xx: the service, or what stands before it, has a problem of its own.
    Server(u16),
    /// Anything else: HTML where JSON was due, an account of a kind that this build does not know, a status with no meaning here.
    Unexpected(u16),
}

/// A response whose status says failure, as the client read it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Refusal<'a> {
    /// HTTP status.
    pub status: u16,
    /// The body as text; JSON in the contract's shapes, or whatever a proxy wrote.
    pub body: &'a str,
    /// Header `retry-after` in seconds.
    pub retry_after: Option<u32>,
    /// Header `x-request-id`.
    pub request_id: Option<&'a str>,
}

impl ErrorKind {
    /// Whether the session is over.
    pub fn ends_session(self) -> bool {
        matches!(self, ErrorKind::Unauthorized | ErrorKind::LoginPage)
    }

    /// Whether the service may have done what it was asked for all the same.
    pub fn may_be_done(self) -> bool {
        use ErrorKind::{Cancelled, Server, Timeout, Unexpected, Unreachable};
        matches!(self, Unreachable | Timeout | Cancelled | Server(_) | Unexpected(_))
    }
}

impl From<SignInProblem> for ApiError {
    fn from(problem: SignInProblem) -> Self {
        ApiError::new(ErrorKind::SignIn(problem))
    }
}

impl ApiError {
    /// A failure for which there is no response to read.
    pub fn new(kind: ErrorKind) -> Self {
        ApiError {
            kind,
            detail: None,
            fields: Vec::new(),
            request_id: None,
            retry_after: None,
            request: None,
            unreadable: None,
        }
    }

    /// A sign-in that did not work, and what the issuer said.
    pub fn sign_in(problem: SignInProblem, detail: Option<String>) -> Self {
        ApiError { detail, ..ApiError::new(ErrorKind::SignIn(problem)) }
    }

    /// From a response whose status says failure (contract: "one error type, from all three shapes", and from HTML).
    pub fn from_refusal(refusal: Refusal<'_>) -> Self {
        let (body, mut odd) = (json::parse(refusal.body), Vec::new());
        // HTML is a proxy's; JSON without a word that can be read is still the service's.
        let understood = body.is_ok() || is_blank(refusal.body);
        let (detail, fields) = match body.ok().and_then(|body| ErrorBody::read(body, &mut odd)) {
            Some(ErrorBody::Sentence { detail }) => (Some(detail), Vec::new()),
            Some(ErrorBody::Validation { detail }) => split(detail),
            None => (None, Vec::new()),
        };
        let kind = match refusal.status {
            401 => ErrorKind::Unauthorized,
            403 => ErrorKind::Forbidden,
            404 if understood => ErrorKind::NotFound,
            400 | 422 if understood => ErrorKind::Invalid,
            408 => ErrorKind::Timeout,
            413 => ErrorKind::TooLarge,
            429 => ErrorKind::TooMany(refusal.retry_after),
            status if status >= 500 => ErrorKind::Server(status),
            status => ErrorKind::Unexpected(status),
        };
        let request_id = refusal.request_id.map(Into::into);
        let (retry_after, unreadable) =
            (refusal.retry_after, odd.pop().map(|odd| Box::new(Unreadable::Field(odd))));
        ApiError { detail, fields, request_id, retry_after, unreadable, ..ApiError::new(kind) }
    }

    /// From a response that says success and holds something else than the operation promises; `why` it cannot be used, where
    /// it is JSON.
    pub fn unreadable(status: u16, request_id: Option<String>, why: Option<Unreadable>) -> Self {
        ApiError { request_id, unreadable: why.map(Box::new), ..ApiError::new(ErrorKind::Unexpected(status)) }
    }

    /// The same for the operation with this method and path. The user has been read by then, so what is not there is the
    /// operation.
    #[must_use]
    pub fn of_operation(self, method: &str, path: &str) -> Self {
        let is_missing = matches!(
            self.kind,
            ErrorKind::NotFound | ErrorKind::Unexpected(404 | 405) | ErrorKind::Server(501)
        );
        match Feature::of(method, path).filter(|_| is_missing) {
            Some(feature) => ApiError { kind: ErrorKind::NotOffered(feature), ..self },
            None => self,
        }
    }

    /// Whether the same request may well succeed a little later.
    pub fn passes(&self) -> bool {
        match self.kind {
            ErrorKind::Unreachable
            | ErrorKind::Timeout
            | ErrorKind::TooMany(_)
            | ErrorKind::Server(_)
            | ErrorKind::SignIn(SignInProblem::Unreachable) => true,
            // HTML of a proxy, or a response that was cut short. What is JSON would be the same again.
            ErrorKind::Unexpected(status) => (200..300).contains(&status) && self.unreadable.is_none(),
            _ => false,
        }
    }

    /// What the service said about one key of the request body.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, message)| message.as_str())
    }
}

/// Sentences about single fields, and the rest as one.
fn split(list: Vec<ValidationError>) -> (Option<String>, Vec<(String, String)>) {
    let (mut fields, mut rest) = (Vec::new(), Vec::new());
    for entry in list {
        match entry.field().map(str::to_owned) {
            Some(field) => fields.push((field, entry.msg)),
            None => rest.push(entry.msg),
        }
    }
    ((!rest.is_empty()).then(|| rest.join(" ")), fields)
}

#[cfg(test)]
mod tests;
