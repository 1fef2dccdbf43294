//! Reading answers.

use leptos::prelude::*;
use serde_json::Value;
use wire::{Oddity, Unreadable, is_blank, is_nothing, json};

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
pub(super) struct Answer {
    received: Received,
    /// What was asked, for support: `GET users/me/`.
    request: String,
    oddities: Oddities,
}

/// What was not as the contract says in the answers since the session began, each once.
pub(super) type Oddities = ArcRwSignal<Vec<Oddity>>;

impl Received {
    /// What came, unless it stands in the place of what the service at `url` has to say: a redirect, and where somebody
    /// in front of the service signs people in, also a page that says success. Nothing at all is no page, and some
    /// services call their JSON HTML.
    pub(super) fn into_service_answer(
        self,
        is_behind_sign_in: bool,
        url: &str,
    ) -> Result<Received, ApiError> {
        let redirect = self.status == 0;
        let page = self.is_html
            && is_success(self.status)
            && !is_blank(&self.text)
            && json::parse(&self.text).is_err();
        let (kind, nature) = match is_behind_sign_in {
            true if redirect => (ErrorKind::LoginPage, "redirect"),
            true if page => (ErrorKind::LoginPage, "text/html"),
            false if redirect => (ErrorKind::Redirected, "redirect"),
            _ => return Ok(self),
        };
        Err(ApiError { detail: Some(format!("{url}: {nature}")), ..ApiError::new(kind) })
    }

    /// Success by `success`, or the refusal that it is. What is odd about it is added to `oddities`.
    pub(super) fn settle(
        mut self,
        request: String,
        success: fn(u16) -> bool,
        oddities: &Oddities,
    ) -> Result<Answer, ApiError> {
        self.request_id = self.request_id.filter(|id| !is_blank(id));
        if success(self.status) {
            return Ok(Answer { received: self, request, oddities: oddities.clone() });
        }
        let error = ApiError::from_refusal(Refusal {
            status: self.status,
            body: &self.text,
            retry_after: self.retry_after,
            request_id: self.request_id.as_deref(),
        });
        if let Some(Unreadable::Field(odd)) = error.unreadable.as_deref() {
            note(oddities, vec![odd.clone()]);
        }
        Err(ApiError { request: Some(request), ..error })
    }
}

impl Answer {
    /// The body as JSON, read by `read`.
    pub(super) fn decode<T>(
        self,
        read: fn(Value, &mut Vec<Oddity>) -> Result<T, Unreadable>,
    ) -> Result<T, ApiError> {
        let (mut odd, Received { status, text, request_id, .. }) = (Vec::new(), self.received);
        let result =
            json::parse(&text).map_err(|_| None).and_then(|value| read(value, &mut odd).map_err(Some));
        note(&self.oddities, odd);
        result.map_err(|why| ApiError {
            request: Some(self.request),
            ..ApiError::unreadable(status, request_id, why)
        })
    }

    /// Nothing more than that it is the service's own: HTML of a proxy says success of something else.
    pub(super) fn confirm(self) -> Result<(), ApiError> {
        if is_blank(&self.received.text) { Ok(()) } else { self.decode(|_, _| Ok(())) }
    }
}

fn note(oddities: &Oddities, mut odd: Vec<Oddity>) {
    oddities.with_untracked(|known| odd.retain(|odd| !known.contains(odd)));
    if !odd.is_empty() {
        oddities.update(|known| known.append(&mut odd));
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

/// A document of which the service has nothing is an empty one. Only where it is read: an answer to a write that says
/// nothing does not say that there is nothing.
pub(super) fn or_empty(value: Value) -> Value {
    if is_nothing(Some(&value)) { wire::Object::new().into() } else { value }
}

#[cfg(test)]
mod tests;
