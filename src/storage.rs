//! The browser's storage areas. A browser may block or fill them at any time, so no call here throws.

use js_sys::Reflect;
use leptos::prelude::window;
use web_sys::Storage;

/// `localStorage`, which all tabs share; `None` where the browser blocks it.
pub fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// `sessionStorage`, which belongs to one tab; `None` where the browser blocks it.
pub fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The text of an entry, if the browser lets us read it.
pub fn get(storage: &Storage, key: &str) -> Option<String> {
    storage.get_item(key).ok().flatten()
}

/// Replaces an entry, or removes it where there is no text. Returns whether the browser did.
pub fn set(storage: &Storage, key: &str, text: Option<&str>) -> bool {
    match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    }
    .is_ok()
}

/// The keys that begin with `prefix`, all of them listed before one is changed. A portal keeps keys of its own in the same
/// areas.
pub fn keys(storage: &Storage, prefix: &str) -> Vec<String> {
    let keys = Reflect::own_keys(storage).unwrap_or_default();
    keys.iter().filter_map(|key| key.as_string()).filter(|key| key.starts_with(prefix)).collect()
}
