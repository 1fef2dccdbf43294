//! The address bar. The router would write into it by itself, and panics where the browser refuses: some do after a hundred
//! URLs in half a minute, and a document without an origin always does. Here the page is shown all the same, and only its
//! URL is missing.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use web_sys::wasm_bindgen::JsValue;

/// Writes the URL (path, query and fragment) of the page that is shown now, unless it is there already: a step in the
/// history has brought it.
pub(super) fn push(url: &str) {
    if written() != url
        && let Ok(history) = window().history()
        && history.push_state_with_url(&JsValue::NULL, "", Some(url)).is_ok()
    {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Leads to a URL, as one more step. One that is there already is no other step.
pub(super) fn go(url: &str, router: &BrowserUrl) {
    let Ok(parsed) = BrowserUrl::parse(url) else { return };
    push(url);
    router.as_url().set(parsed);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Leads to another page, in the place of this one.
pub(super) fn replace(url: &str, router: &BrowserUrl) {
    let Ok(parsed) = BrowserUrl::parse(url) else { return };
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(url));
    }
    router.as_url().set(parsed);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

fn written() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}
