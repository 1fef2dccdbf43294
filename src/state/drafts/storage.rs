//! The browser's storage, as far as drafts and the end of an account need it.

use leptos::prelude::window;
use web_sys::Storage;

use super::entry::{Draft, aged, decode, encode, put};

/// What all keys of the app begin with.
const PREFIX: &str = "iam-account:";
/// The same for drafts.
pub(super) const DRAFT: &str = "iam-account:draft:";

/// Removes what is too old, whoever typed it.
pub(in crate::state) fn age() {
    let Some(storage) = local() else { return };
    for key in keys(&storage, DRAFT) {
        let entry = storage.get_item(&key).ok().flatten().unwrap_or_default();
        let _ = match aged(&entry, now()) {
            Some(Some(fresh)) => storage.set_item(&key, &fresh),
            Some(None) => storage.remove_item(&key),
            None => continue,
        };
    }
}

/// Removes all that the app has stored in this browser, for whomever.
pub(in crate::state) fn erase() {
    for storage in [local(), window().session_storage().ok().flatten()].into_iter().flatten() {
        for key in keys(&storage, PREFIX) {
            let _ = storage.remove_item(&key);
        }
    }
}

/// All are found before the first one goes, which would move the others.
fn keys(storage: &Storage, prefix: &str) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}

/// `None` where the browser blocks it.
pub(in crate::state) fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The drafts of an entry.
pub(super) fn read(entry: &str) -> Vec<Draft> {
    let entry = local().and_then(|storage| storage.get_item(entry).ok().flatten());
    entry.map(|entry| decode(&entry, now())).unwrap_or_default()
}

/// Replaces or removes one text of an entry, and answers whether the browser did that.
pub(super) fn write(entry: &str, key: &str, draft: Option<Draft>) -> bool {
    let Some(storage) = local() else { return false };
    let mut drafts = read(entry);
    put(&mut drafts, key, draft);
    let written = match encode(&drafts) {
        Some(encoded) => storage.set_item(entry, &encoded),
        None => storage.remove_item(entry),
    };
    written.is_ok()
}

/// Removes an entry. What cannot be removed could not be kept either.
pub(super) fn remove(entry: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(entry);
    }
}
