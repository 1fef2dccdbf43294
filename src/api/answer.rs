//! Reading answers.

use serde::Deserialize;
use serde_json::Value;
use wire::Object;

use crate::api::error::{ApiError, ErrorKind, Refusal};

/// An answer as it came, whatever its status.
pub(super) struct Received {
    /// 0 for a redirect: the browser says nothing more of one that it was told not to follow.
    pub(super) status: u16,
    pub(super) text: String,
    /// Whether the header `content-type` says so.
    pub(super) is_html: bool,
    pub(super) request_id: Option<String>,
    /// Header `retry-after` in seconds.
    pub(super) retry_after: Option<u32>,
}

/// An answer whose status says success (for deletion: 410).
pub(super) struct Answer(Received);

impl Received {
    /// What came, unless it stands in the place of what the service at `url` has to say: a redirect, and where somebody
    /// in front of the service signs people in, also a page that says success. Nothing at all is no page, and some
    /// services call their JSON HTML.
    pub(super) fn from_service(self, is_behind_sign_in: bool, url: &str) -> Result<Received, ApiError> {
        let redirect = self.status == 0;
        let page = self.is_html
            && is_success(self.status)
            && !self.text.trim().is_empty()
            && serde_json::from_str::<Value>(&self.text).is_err();
        let (kind, nature) = match is_behind_sign_in {
            true if redirect => (ErrorKind::LoginPage, "redirect"),
            true if page => (ErrorKind::LoginPage, "text/html"),
            false if redirect => (ErrorKind::Redirected, "redirect"),
            _ => return Ok(self),
        };
        Err(ApiError { detail: Some(format!("{url}: {nature}")), ..ApiError::new(kind) })
    }

    /// Success by `success`, or the refusal that it is.
    pub(super) fn settle(self, success: fn(u16) -> bool) -> Result<Answer, ApiError> {
        if success(self.status) {
            return Ok(Answer(self));
        }
        Err(ApiError::from_refusal(Refusal {
            status: self.status,
            body: &self.text,
            retry_after: self.retry_after,
            request_id: self.request_id.as_deref(),
        }))
    }
}

impl Answer {
    /// The body as JSON, read by `decode`. Reading to a [`Value`] first keeps one parser in the program.
    pub(super) fn decode<T>(self, decode: fn(Value) -> serde_json::Result<T>) -> Result<T, ApiError> {
        let decoded = serde_json::from_str(&self.0.text).and_then(decode);
        decoded.map_err(|_| ApiError::unreadable(self.0.status, self.0.request_id))
    }

    /// Nothing more than that it is the service's own: HTML of a proxy says success of something else.
    pub(super) fn confirm(self) -> Result<(), ApiError> {
        if self.0.text.trim().is_empty() { Ok(()) } else { self.decode(Ok::<Value, _>).map(drop) }
    }
}

/// Whether the session is not accepted.
pub(super) fn is_refusal(received: &Result<Received, ApiError>) -> bool {
    match received {
        Ok(received) => received.status == 401,
        Err(error) => error.kind == ErrorKind::LoginPage,
    }
}

/// 2xx.
pub(super) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// Reads a document that is replaced whole, and therefore kept whole.
pub(super) fn document(value: Value) -> serde_json::Result<Object> {
    Object::deserialize(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(status: u16, text: &str, is_html: bool, is_behind_sign_in: bool) -> Option<ErrorKind> {
        let received = Received { status, text: text.into(), is_html, request_id: None, retry_after: None };
        received.from_service(is_behind_sign_in, "/iam/v1/users/me/").err().map(|error| error.kind)
    }

    #[test]
    fn a_redirect_is_never_the_services_word() {
        assert_eq!(kind(0, "", false, true), Some(ErrorKind::LoginPage));
        assert_eq!(kind(0, "", false, false), Some(ErrorKind::Redirected));
    }

    #[test]
    fn a_page_that_says_success_is_a_sign_in_where_somebody_in_front_signs_people_in() {
        for (status, text) in [(200, "<h1>Sign in</h1>"), (203, "Please sign in")] {
            assert_eq!(kind(status, text, true, true), Some(ErrorKind::LoginPage), "{text}");
            assert_eq!(kind(status, text, true, false), None, "it is read, and cannot be");
        }
    }

    #[test]
    fn what_only_looks_like_a_page_is_the_services_word() {
        for (status, text, is_html) in [
            (204, "", true),
            (202, " \n", true),
            (200, "{\"id\": \"u-1\"}", true),
            (200, "<h1>cut short", false),
            (401, "<h1>No</h1>", true),
            (410, "<h1>Gone</h1>", true),
            (502, "<h1>Bad gateway</h1>", true),
        ] {
            assert_eq!(kind(status, text, is_html, true), None, "{status} {text}");
        }
    }
}
