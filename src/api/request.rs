//! [`Request`], and the only place that sends one.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, FormData, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
};

use crate::api::response::Received;

const FORM: &str = "application/x-www-form-urlencoded";

/// What a request carries. The browser writes the `Content-Type` of a form: only it knows the boundary.
pub(super) enum Body<'a> {
    None,
    Json(String),
    Urlencoded(String),
    Form(&'a FormData),
}

/// A request to the service, the issuer, or where pictures are kept.
pub(super) struct Request {
    url: String,
    init: RequestInit,
    headers: Object,
    send: Option<Function>,
}

impl Request {
    /// A `GET`. A cookie goes to no other origin.
    pub(super) fn new(url: &str, cache: RequestCache, signal: Option<&AbortSignal>) -> Self {
        let init = RequestInit::new();
        init.set_cache(cache);
        init.set_credentials(RequestCredentials::SameOrigin);
        init.set_signal(signal);
        Request { url: url.into(), init, headers: Object::new(), send: None }
    }

    /// Another method, and what becomes of a redirect.
    pub(super) fn method(self, method: &str, redirect: RequestRedirect) -> Self {
        self.init.set_method(method);
        self.init.set_redirect(redirect);
        self
    }

    /// Sends no cookie, to no origin.
    pub(super) fn without_cookies(self) -> Self {
        self.init.set_credentials(RequestCredentials::Omit);
        self
    }

    /// Sends it by `send` in the place of `fetch`.
    pub(super) fn sent_by(self, send: Option<&Function>) -> Self {
        Request { send: send.cloned(), ..self }
    }

    pub(super) fn header(self, name: &str, value: &str) -> Self {
        // It is a plain object of our own, so nothing refuses it.
        let _ = Reflect::set(&self.headers, &name.into(), &value.into());
        self
    }

    /// Sends it with `fetch`, which a portal or an extension may have wrapped: whatever it throws, rejects with or gives is
    /// then no response, and never the end of the program.
    pub(super) async fn send(self, body: &Body<'_>) -> Result<Response, JsValue> {
        let (request, body) = match body {
            Body::None => (self, JsValue::UNDEFINED),
            Body::Json(text) => (self.header("Content-Type", "application/json"), text.into()),
            Body::Urlencoded(text) => (self.header("Content-Type", FORM), text.into()),
            Body::Form(form) => (self, (*form).into()),
        };
        request.init.set_body(&body);
        request.init.set_headers(&request.headers);
        let window = window();
        let send = match request.send {
            Some(send) => send,
            None => Reflect::get(&window, &"fetch".into())?.dyn_into()?,
        };
        let request = web_sys::Request::new_with_str_and_init(&request.url, &request.init)?;
        JsFuture::from(Promise::resolve(&send.call1(&window, &request)?)).await?.dyn_into()
    }

    /// Sends it and reads what comes back as text.
    pub(super) async fn exchange(self, body: &Body<'_>) -> Result<Received, JsValue> {
        Received::of(&self.send(body).await?).await
    }
}
