//! Copying a text for the person.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// Copies what is in `area`, which is selected. Returns whether the browser did.
pub async fn copy_text(area: &HtmlTextAreaElement) -> bool {
    call(area, "select", &JsValue::UNDEFINED);
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
    let copied = call(&clipboard, "writeText", &area.value().into());
    let is_copied = match copied {
        Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        None => false,
    };
    // Not there without https, or refused; the older way may still be open.
    is_copied || call(&document(), "execCommand", &"copy".into()).is_some_and(|done| done.is_truthy())
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.call1(object, argument).ok()
}
