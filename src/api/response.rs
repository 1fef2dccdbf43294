//! Reading what comes back from the service.

use js_sys::{Date, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Response};
use wire::{Oddity, Unreadable, is_blank, json};

use crate::api::error::{ApiError, ErrorKind, Refusal};
use crate::api::error_log;
use crate::api::retry::retry_after;

/// A response as it came, whatever its status.
pub(super) struct Received {
    /// 0 for a redirect: the browser reveals nothing more of one that it must not follow.
    pub(super) status: u16,
    pub(super) text: String,
    /// Whether the header `content-type` says so.
    pub(super) is_html: bool,
    pub(super) request_id: Option<String>,
    /// Header `retry-after` in seconds.
    pub(super) retry_after: Option<u32>,
}

/// A response whose status says success (for deletion: 410).
pub(super) struct ServiceResponse {
    received: Received,
    /// What was asked, for support: `GET users/me/`.
    request: String,
    oddities: Oddities,
}

/// What was not as the contract says in the responses since the session began, each once.
pub(super) type Oddities = ArcRwSignal<Vec<Oddity>>;

impl Received {
    /// Reads a response to the end.
    pub(super) async fn of(response: &Response) -> Result<Received, JsValue> {
        let text = settled(response.text()).await?;
        let sent = header(response, "date").map_or(f64::NAN, |date| Date::parse(&date));
        // By the service's own clock where it may be read: this device's may be wrong by hours.
        let sent = if sent.is_nan() { Date::now() } else { sent };
        Ok(Received {
            status: response.status(),
            text: text.as_string().ok_or(JsValue::UNDEFINED)?,
            is_html: header(response, "content-type").is_some_and(|kind| is_html(&kind)),
            request_id: header(response, "x-request-id"),
            retry_after: header(response, "retry-after")
                .and_then(|after| retry_after(&after, sent, Date::parse)),
        })
    }

    /// What came, unless it stands in the place of what the service at `url` has to say: a redirect, and where someone
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
    pub(super) fn judge(
        mut self,
        request: String,
        success: fn(u16) -> bool,
        oddities: &Oddities,
    ) -> Result<ServiceResponse, ApiError> {
        self.request_id = self.request_id.filter(|id| !is_blank(id));
        if success(self.status) {
            return Ok(ServiceResponse { received: self, request, oddities: oddities.clone() });
        }
        error_log::note(&request, self.status, self.request_id.as_deref());
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

impl ServiceResponse {
    /// The body as JSON, read by `read`.
    pub(super) fn decode<T>(
        self,
        read: impl FnOnce(Value, &mut Vec<Oddity>) -> Result<T, Unreadable>,
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

/// Whether a media type is HTML or XHTML.
fn is_html(media_type: &str) -> bool {
    let is_name = |word: &str| ["html", "xhtml"].iter().any(|name| name.eq_ignore_ascii_case(word.trim()));
    media_type.split(['/', '+', ';']).any(is_name)
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

/// What `fetch` was rejected with as an error: the browser says no more than the name of the exception. `cancelled` is the
/// signal by which the person ends what is under way.
pub(super) fn unanswered(rejection: &JsValue, cancelled: Option<&AbortSignal>) -> ApiError {
    let name = Reflect::get(rejection, &"name".into()).ok().and_then(|name| name.as_string());
    ApiError::new(match name.as_deref() {
        Some("AbortError") if cancelled.is_some_and(AbortSignal::aborted) => ErrorKind::Cancelled,
        Some("AbortError") => ErrorKind::Aborted,
        Some("TimeoutError") => ErrorKind::Timeout,
        _ => ErrorKind::Unreachable,
    })
}

/// One of the headers, if the page may read it.
pub(super) fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}

/// The body's bytes.
pub(super) async fn bytes(response: &Response) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&settled(response.array_buffer()).await?).to_vec())
}

/// A wrapper of `fetch` may have wrapped its response too, and may throw or give no promise.
async fn settled(promised: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&JsValue::from(promised?))).await
}

#[cfg(test)]
mod tests;
