//! The only file that sends. Everything that can happen to a request becomes an [`ApiError`] here.

use std::sync::Arc;

use futures::lock::Mutex as Turn;
use gloo_net::http::{Method, RequestBuilder};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestRedirect, Response};

use crate::api::answer::{Answer, Oddities, Received, is_refusal, is_success};
use crate::api::call::{Body, Call};
use crate::api::connection::Connection;
use crate::api::deadline::deadline;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::fetch::{bytes, fetch, header, text};
use crate::api::patience::{End, Reading, asked};
use crate::session::{Session, SignInProblem};

/// Milliseconds after which a request with a small body counts as lost.
pub(super) const TIMEOUT: u32 = 30_000;
/// The same for an upload, whose bytes have to travel first.
const UPLOAD_TIMEOUT: u32 = 180_000;

/// Where requests go and whom they speak for.
#[derive(Clone)]
pub(super) struct Client {
    pub(super) base: String,
    pub(super) session: Session,
    /// One renewal of the session at a time, for all requests that need it.
    pub(super) renewing: Arc<Turn<()>>,
    /// Ends everything that is under way.
    pub(super) end: End,
    pub(super) oddities: Oddities,
    pub(super) connection: Connection,
}

impl Client {
    pub(super) fn new(base: &str, session: Session) -> Self {
        Client {
            base: base.into(),
            session,
            renewing: Arc::default(),
            end: End::default(),
            oddities: Oddities::default(),
            connection: Connection::default(),
        }
    }

    /// Sends a call; 2xx is success.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<Answer, ApiError> {
        self.send_expecting(call, is_success).await
    }

    /// Sends a call of which `success` says what its status means. A refusal that a renewal of the session can mend is
    /// mended and the call repeated once: the service did nothing of what was asked the first time.
    pub(super) async fn send_expecting(
        &self,
        call: Call<'_>,
        success: fn(u16) -> bool,
    ) -> Result<Answer, ApiError> {
        let began = self.session.generation();
        let telling = call.method == "GET" && call.path.is_empty();
        self.ready(telling, began).await?;
        let used = self.session.authorization();
        let mut received = self.exchange(&call).await;
        if is_refusal(&received) && self.session.mark_refused(used.as_deref()) {
            self.ready(telling, began).await?;
            received = self.exchange(&call).await;
        }
        self.still(began)?;
        let answer = received?.settle(call.name(), success, &self.oddities);
        answer.map_err(|error| error.of_operation(call.method, call.path))
    }

    /// Sends a call once, as whoever the session speaks for right now, to the service and nobody to whom it redirects.
    pub(super) async fn exchange(&self, call: &Call<'_>) -> Result<Received, ApiError> {
        let given_up = self.end.signal();
        let timeout = if matches!(call.body, Body::Form(_)) { UPLOAD_TIMEOUT } else { TIMEOUT };
        // What was asked of the service goes on where nobody waits for it any more; a reading need not.
        let reading = (call.method == "GET").then(Reading::new);
        let unwanted = reading.as_ref().and_then(Reading::signal);
        let signal = deadline(timeout, &[call.abort, given_up.as_ref(), unwanted.as_ref()]);
        let url = format!("{}/users/me/{}", self.base, call.path);
        let mut builder = RequestBuilder::new(&url)
            .method(method(call.method))
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .redirect(RequestRedirect::Manual)
            // Not to another origin, where a cookie is nobody's business.
            .credentials(RequestCredentials::SameOrigin)
            .abort_signal(signal.as_ref());
        if let Some(name) = self.session.csrf_header() {
            builder = builder.header(name, "1");
        }
        if let Some(authorization) = self.session.authorization() {
            builder = builder.header("Authorization", &authorization);
        }
        let received = transmit(builder, &call.body).await;
        if received.is_ok() {
            self.connection.found();
        }
        let received = received.map_err(|error| failure(&error, given_up.as_ref()))?;
        received.into_service_answer(self.session.is_behind_sign_in(), &url)
    }

    /// Asks the issuer at `url`: reads, or sends a form. Secrets follow no redirect.
    pub(super) async fn ask_issuer(&self, url: &str, form: Option<String>) -> Result<Received, ApiError> {
        let given_up = self.end.signal();
        let signal = deadline(TIMEOUT, &[given_up.as_ref()]);
        let builder = RequestBuilder::new(url)
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::SameOrigin)
            .abort_signal(signal.as_ref());
        let (builder, body) = match form {
            None => (builder, Body::None),
            Some(form) => {
                (builder.method(Method::POST).redirect(RequestRedirect::Error), Body::Urlencoded(form))
            }
        };
        transmit(builder, &body)
            .await
            .map_err(|_| ApiError::sign_in(SignInProblem::Unreachable, Some(url.into())))
    }

    /// The type and the bytes of a picture, fetched without a secret; `None` where this page may not read them. `cache`
    /// because the browser may still have what was at this URL before; `timeout` in milliseconds.
    pub(super) async fn picture(
        &self,
        url: &str,
        cache: RequestCache,
        timeout: u32,
        abort: Option<&AbortSignal>,
    ) -> Option<(String, Vec<u8>)> {
        let signal = deadline(timeout, &[abort, self.end.signal().as_ref()]);
        let request = RequestBuilder::new(url)
            .cache(cache)
            .credentials(RequestCredentials::SameOrigin)
            .abort_signal(signal.as_ref());
        let response = fetch(&request.build().ok()?.into()).await.ok().filter(Response::ok)?;
        let kind = header(&response, "content-type").filter(|kind| kind.starts_with("image/"))?;
        Some((kind, bytes(&response).await.ok()?))
    }
}

fn method(name: &str) -> Method {
    match name {
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        "PATCH" => Method::PATCH,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    }
}

async fn transmit(builder: RequestBuilder, body: &Body<'_>) -> Result<Received, JsValue> {
    let request = match body {
        Body::None => builder.build(),
        Body::Json(text) => builder.header("Content-Type", "application/json").body(text),
        Body::Urlencoded(text) => {
            builder.header("Content-Type", "application/x-www-form-urlencoded").body(text)
        }
        Body::Form(form) => builder.body(*form),
    };
    let request = request.map_err(|_| JsValue::UNDEFINED)?;
    let response = fetch(&request.into()).await?;
    let text = text(&response).await?;
    let header = |name: &str| header(&response, name);
    Ok(Received {
        status: response.status(),
        text,
        is_html: header("content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("html")),
        request_id: header("x-request-id"),
        retry_after: header("retry-after").and_then(|after| asked(&after, header("date"))),
    })
}

/// A request that got no answer: the browser says no more than the name of the exception.
fn failure(error: &JsValue, given_up: Option<&AbortSignal>) -> ApiError {
    let given_up = given_up.is_some_and(AbortSignal::aborted);
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    ApiError::new(match name.as_deref() {
        Some("AbortError") if given_up => ErrorKind::GivenUp,
        Some("AbortError") => ErrorKind::Aborted,
        Some("TimeoutError") => ErrorKind::Timeout,
        _ => ErrorKind::Unreachable,
    })
}
