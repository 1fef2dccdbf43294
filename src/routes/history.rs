//! Writes the address bar. The router's own writing panics where the browser refuses: some browsers do after a hundred
//! URLs in half a minute, and a document without an origin always does. Here a refusal only leaves the URL unchanged; the
//! page is shown.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use web_sys::wasm_bindgen::JsValue;

/// Pushes a URL (path, query and fragment), unless it is current already, as it is after a step in the history.
pub(super) fn push(url: &str) {
    if current() != url
        && let Ok(history) = window().history()
        && history.push_state_with_url(&JsValue::NULL, "", Some(url)).is_ok()
    {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Navigates to a URL and pushes it, unless it is current already.
pub(super) fn go(url: &str, router: &BrowserUrl) {
    let Ok(parsed) = BrowserUrl::parse(url) else { return };
    push(url);
    router.as_url().set(parsed);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Navigates to a URL, and replaces the current entry of the history.
pub(super) fn replace(url: &str, router: &BrowserUrl) {
    let Ok(parsed) = BrowserUrl::parse(url) else { return };
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(url));
    }
    router.as_url().set(parsed);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

fn current() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}
