//! The only file that sends. Everything that can happen to a request becomes an [`ApiError`] here.

use std::sync::Arc;

use futures::lock::Mutex as Turn;
use gloo_net::Error;
use gloo_net::http::{Method, RequestBuilder};
use js_sys::Array;
use serde::Serialize;
use web_sys::{AbortSignal, FormData, RequestCache, RequestCredentials};

use crate::api::answer::{Answer, Oddities, Received, is_success};
use crate::api::error::{ApiError, ErrorKind};
use crate::api::patience::End;
use crate::api::patience::asked;
use crate::session::{Session, SignInProblem};

/// Milliseconds after which a request with a small body counts as lost.
const TIMEOUT: u32 = 30_000;
/// The same for an upload, whose bytes have to travel first.
const UPLOAD_TIMEOUT: u32 = 180_000;

/// Where requests go and whom they speak for.
#[derive(Clone)]
pub(super) struct Client {
    base: String,
    pub(super) session: Session,
    /// One renewal of the session at a time, for all requests that need it.
    pub(super) renewing: Arc<Turn<()>>,
    /// Ends everything that is under way.
    pub(super) end: End,
    pub(super) oddities: Oddities,
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
    Urlencoded(String),
    /// The browser writes the `Content-Type`: only it knows the boundary.
    Form(&'a FormData),
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

impl Client {
    pub(super) fn new(base: &str, session: Session) -> Self {
        Client {
            base: base.into(),
            session,
            renewing: Arc::default(),
            end: End::default(),
            oddities: Oddities::default(),
        }
    }

    /// Sends a call; 2xx is success.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<Answer, ApiError> {
        self.send_expecting(call, is_success).await
    }

    /// Sends a call of which `success` says what its status means. A 401 that a renewal of the session can mend is mended
    /// and the call repeated once: the service did nothing of what was asked the first time.
    pub(super) async fn send_expecting(
        &self,
        call: Call<'_>,
        success: fn(u16) -> bool,
    ) -> Result<Answer, ApiError> {
        let began = self.session.generation();
        let telling = call.method == Method::GET && call.path.is_empty();
        self.ready(telling, began).await?;
        let used = self.session.authorization();
        let mut received = self.exchange(&call).await?;
        if received.status == 401 && self.session.refuse(used.as_deref()) {
            self.ready(telling, began).await?;
            received = self.exchange(&call).await?;
        }
        self.still(began)?;
        self.settle(received, &call, success)
    }

    /// What an answer to `call` comes to.
    pub(super) fn settle(
        &self,
        received: Received,
        call: &Call<'_>,
        success: fn(u16) -> bool,
    ) -> Result<Answer, ApiError> {
        received.settle(format!("{} users/me/{}", call.method, call.path), success, &self.oddities)
    }

    /// Nothing is sent for one session, and no answer heeded, when another one has begun meanwhile or none is left.
    pub(super) fn still(&self, generation: u32) -> Result<(), ApiError> {
        if self.session.generation() == generation { Ok(()) } else { Err(ApiError::new(ErrorKind::Aborted)) }
    }

    /// Sends a call once, as whoever the session speaks for right now.
    pub(super) async fn exchange(&self, call: &Call<'_>) -> Result<Received, ApiError> {
        let given_up = self.end.signal();
        let upload = matches!(call.body, Body::Form(_));
        let signal = deadline(if upload { UPLOAD_TIMEOUT } else { TIMEOUT }, [call.abort, given_up.as_ref()]);
        let mut builder = RequestBuilder::new(&format!("{}/users/me/{}", self.base, call.path))
            .method(call.method.clone())
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            // Not to another origin, where a cookie is nobody's business.
            .credentials(RequestCredentials::SameOrigin)
            .abort_signal(Some(&signal));
        if let Some(name) = self.session.csrf_header() {
            builder = builder.header(name, "1");
        }
        if let Some(authorization) = self.session.authorization() {
            builder = builder.header("Authorization", &authorization);
        }
        transmit(builder, &call.body).await.map_err(|error| failure(error, given_up.as_ref()))
    }

    /// Asks the issuer at `url`: reads, or sends a form.
    pub(super) async fn ask_issuer(&self, url: &str, form: Option<String>) -> Result<Received, ApiError> {
        let given_up = self.end.signal();
        let signal = deadline(TIMEOUT, [None, given_up.as_ref()]);
        let builder = RequestBuilder::new(url)
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::SameOrigin)
            .abort_signal(Some(&signal));
        let sent = match form {
            None => transmit(builder, &Body::None).await,
            Some(form) => transmit(builder.method(Method::POST), &Body::Urlencoded(form)).await,
        };
        sent.map_err(|_| ApiError::new(ErrorKind::SignIn(SignInProblem::Unreachable)))
    }

    /// The type and the bytes of a picture; `None` where there is none, or its origin does not let this page read it. A
    /// picture is shown without a secret, so it is fetched without one.
    pub(super) async fn picture(&self, url: &str) -> Option<(String, Vec<u8>)> {
        let signal = AbortSignal::timeout_with_u32(TIMEOUT);
        let request =
            RequestBuilder::new(url).credentials(RequestCredentials::SameOrigin).abort_signal(Some(&signal));
        let response = request.send().await.ok().filter(gloo_net::http::Response::ok)?;
        let kind = response.headers().get("content-type").filter(|kind| kind.starts_with("image/"))?;
        Some((kind, response.binary().await.ok()?))
    }

    /// A URL from an answer, against the API's own.
    pub(super) fn absolute(&self, url: &str) -> String {
        let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let base = web_sys::Url::new_with_base(&format!("{}/", self.base), &page).map(|base| base.href());
        let absolute = base.and_then(|base| web_sys::Url::new_with_base(url, &base));
        absolute.map_or_else(|_| url.into(), |absolute| absolute.href())
    }
}

/// Aborts with any of `signals`, or when the answer takes longer than `timeout`, in milliseconds.
fn deadline(timeout: u32, signals: [Option<&AbortSignal>; 2]) -> AbortSignal {
    let all = Array::of1(&AbortSignal::timeout_with_u32(timeout));
    for signal in signals.into_iter().flatten() {
        all.push(signal);
    }
    AbortSignal::any(&all)
}

async fn transmit(builder: RequestBuilder, body: &Body<'_>) -> Result<Received, Error> {
    let request = match body {
        Body::None => builder.build(),
        Body::Json(text) => builder.header("Content-Type", "application/json").body(text),
        Body::Urlencoded(text) => {
            builder.header("Content-Type", "application/x-www-form-urlencoded").body(text)
        }
        Body::Form(form) => builder.body(*form),
    };
    let response = request?.send().await?;
    let text = response.text().await?;
    let header = |name: &str| response.headers().get(name);
    Ok(Received {
        status: response.status(),
        text,
        request_id: header("x-request-id"),
        retry_after: header("retry-after").and_then(|after| asked(&after, header("date"))),
    })
}

/// A request that got no answer: the browser says no more than the name of the exception.
fn failure(error: Error, given_up: Option<&AbortSignal>) -> ApiError {
    let given_up = given_up.is_some_and(AbortSignal::aborted);
    ApiError::new(match error {
        Error::JsError(error) if error.name == "AbortError" && given_up => ErrorKind::GivenUp,
        Error::JsError(error) if error.name == "AbortError" => ErrorKind::Aborted,
        Error::JsError(error) if error.name == "TimeoutError" => ErrorKind::Timeout,
        _ => ErrorKind::Unreachable,
    })
}
