//! The only file that sends. Everything that can happen to a request becomes an [`ApiError`] here.

use gloo_net::Error;
use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::Array;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web_sys::{AbortSignal, FormData, RequestCache};
use wire::Object;

use crate::api::error::{ApiError, ErrorKind, Refusal};
use crate::session::Session;

/// Milliseconds after which a request with a small body counts as lost.
const TIMEOUT: u32 = 30_000;
/// The same for an upload, whose bytes have to travel first.
const UPLOAD_TIMEOUT: u32 = 180_000;

/// Where requests go and whom they speak for.
#[derive(Clone)]
pub(super) struct Client {
    base: String,
    session: Session,
}

/// One request, before the client adds what all have in common.
pub(super) struct Call<'a> {
    method: Method,
    path: &'a str,
    body: Body<'a>,
    abort: Option<&'a AbortSignal>,
}

enum Body<'a> {
    None,
    Json(String),
    /// The browser writes the `Content-Type`: only it knows the boundary.
    Form(&'a FormData),
}

/// An answer whose status says success (for deletion: 410).
pub(super) struct Answer {
    status: u16,
    text: String,
    request_id: Option<String>,
}

impl<'a> Call<'a> {
    pub(super) fn get(path: &'a str) -> Self {
        Call::new(Method::GET, path)
    }

    pub(super) fn post(path: &'a str) -> Self {
        Call::new(Method::POST, path)
    }

    pub(super) fn put(path: &'a str) -> Self {
        Call::new(Method::PUT, path)
    }

    pub(super) fn patch(path: &'a str) -> Self {
        Call::new(Method::PATCH, path)
    }

    pub(super) fn delete(path: &'a str) -> Self {
        Call::new(Method::DELETE, path)
    }

    /// `path` comes after `/users/me/` and ends in a slash, or is empty: a missing slash may redirect and lose the body.
    fn new(method: Method, path: &'a str) -> Self {
        Call { method, path, body: Body::None, abort: None }
    }

    pub(super) fn json(self, body: &impl Serialize) -> Result<Self, ApiError> {
        let text = serde_json::to_string(body).map_err(|_| ApiError::new(ErrorKind::Unexpected(0)))?;
        Ok(Call { body: Body::Json(text), ..self })
    }

    pub(super) fn form(self, form: &'a FormData) -> Self {
        Call { body: Body::Form(form), ..self }
    }

    pub(super) fn abort(self, signal: Option<&'a AbortSignal>) -> Self {
        Call { abort: signal, ..self }
    }
}

impl Answer {
    /// The body as JSON, read by `decode`. Reading to a [`Value`] first keeps one parser in the program.
    pub(super) fn decode<T>(self, decode: fn(Value) -> serde_json::Result<T>) -> Result<T, ApiError> {
        let decoded = serde_json::from_str(&self.text).and_then(decode);
        decoded.map_err(|_| ApiError::unreadable(self.status, self.request_id))
    }
}

/// Reads a document that is replaced whole, and therefore kept whole.
pub(super) fn document(value: Value) -> serde_json::Result<Object> {
    Object::deserialize(value)
}

impl Client {
    pub(super) fn new(base: &str, session: Session) -> Self {
        Client { base: base.into(), session }
    }

    /// Sends a call; 2xx is success.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<Answer, ApiError> {
        self.send_expecting(call, |status| (200..300).contains(&status)).await
    }

    /// Sends a call of which `success` says what its status means.
    pub(super) async fn send_expecting(
        &self,
        call: Call<'_>,
        success: fn(u16) -> bool,
    ) -> Result<Answer, ApiError> {
        let signal = deadline(&call);
        let mut builder = RequestBuilder::new(&format!("{}/users/me/{}", self.base, call.path))
            .method(call.method)
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .abort_signal(Some(&signal));
        let speaker = self.session.authorization();
        if let Some(authorization) = &speaker {
            builder = builder.header("Authorization", authorization);
        }
        let request = match call.body {
            Body::None => builder.build(),
            Body::Json(text) => builder.header("Content-Type", "application/json").body(text),
            Body::Form(form) => builder.body(form),
        };
        let response = request.map_err(failure)?.send().await.map_err(failure)?;
        let text = response.text().await.map_err(failure)?;
        if self.session.authorization() != speaker {
            // Somebody else is signed in by now, or nobody: the answer is none of their business.
            return Err(ApiError::new(ErrorKind::Aborted));
        }
        settle(&response, text, success)
    }

    /// A URL from an answer, against the API's own.
    pub(super) fn absolute(&self, url: &str) -> String {
        let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let base = web_sys::Url::new_with_base(&format!("{}/", self.base), &page).map(|base| base.href());
        let absolute = base.and_then(|base| web_sys::Url::new_with_base(url, &base));
        absolute.map_or_else(|_| url.into(), |absolute| absolute.href())
    }
}

/// Aborts with the caller's signal, or when the answer takes too long.
fn deadline(call: &Call<'_>) -> AbortSignal {
    let upload = matches!(call.body, Body::Form(_));
    let timeout = AbortSignal::timeout_with_u32(if upload { UPLOAD_TIMEOUT } else { TIMEOUT });
    match call.abort {
        Some(signal) => AbortSignal::any(&Array::of2(signal, &timeout)),
        None => timeout,
    }
}

fn settle(response: &Response, body: String, success: fn(u16) -> bool) -> Result<Answer, ApiError> {
    let request_id = response.headers().get("x-request-id");
    let status = response.status();
    if success(status) {
        return Ok(Answer { status, text: body, request_id });
    }
    let retry_after = response.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
    Err(ApiError::from_refusal(Refusal {
        status,
        body: &body,
        retry_after,
        request_id: request_id.as_deref(),
    }))
}

/// A request that got no answer: the browser says no more than the name of the exception.
fn failure(error: Error) -> ApiError {
    ApiError::new(match error {
        Error::JsError(error) if error.name == "AbortError" => ErrorKind::Aborted,
        Error::JsError(error) if error.name == "TimeoutError" => ErrorKind::Timeout,
        _ => ErrorKind::Unreachable,
    })
}
