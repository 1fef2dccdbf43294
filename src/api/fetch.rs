//! `fetch`, which a portal or an extension may have wrapped: whatever it throws, rejects with or gives is then no answer, and
//! never the end of the program.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response};

/// What came for the request.
pub(super) async fn fetch(request: &Request) -> Result<Response, JsValue> {
    let window = window();
    let fetch: Function = Reflect::get(&window, &"fetch".into())?.dyn_into()?;
    settle(fetch.call1(&window, request)).await?.dyn_into()
}

/// The body as text.
pub(super) async fn text(response: &Response) -> Result<String, JsValue> {
    let text = settle(response.text().map(Into::into)).await?;
    text.as_string().ok_or(JsValue::UNDEFINED)
}

/// The body's bytes.
pub(super) async fn bytes(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = settle(response.array_buffer().map(Into::into)).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// One of the headers, if the page may read it.
pub(super) fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok().flatten()
}

async fn settle(promised: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promised?)).await
}
