//! The browser's storage, as far as drafts and the end of an account need it.
//!
//! A portal keeps keys of its own in the same areas: only keys that begin with the app's prefix are read or removed.

use js_sys::{decode_uri_component, encode_uri_component};
use web_sys::Storage;

use super::entry::{Draft, aged, decode, merged, put};
use crate::boot::DraftStorage;
use crate::storage::{local, tab};

/// What all keys of the app begin with.
const PREFIX: &str = "iam-account:";
/// The same for drafts.
pub(super) const DRAFT: &str = "iam-account:draft:";
/// Says of the browser, not of a person, that nobody has signed in since a sign-out.
const SIGNED_OUT: &str = "iam-account:signed-out";

/// The key of a person's drafts of a page. The id is encoded as public/failure.js does it, so that a colon in it is none
/// between the parts of a key.
pub(super) fn entry(owner: &str, page: &str) -> String {
    format!("{}{page}", prefix(owner))
}

/// What the keys of all drafts of a person begin with.
fn prefix(owner: &str) -> String {
    format!("{DRAFT}{}:", String::from(encode_uri_component(owner)))
}

/// Removes what is too old, whoever typed it, and puts what an earlier version kept in its place. Called once, as the app
/// starts.
pub(in crate::state) fn age() {
    for storage in areas() {
        for key in keys(&storage, DRAFT) {
            let Some(text) = get(&storage, &key) else { continue };
            if let Some(fresh) = aged(&text, now()) {
                set(&storage, &key, fresh.as_deref());
            }
            if let Some(place) = moved(&key) {
                move_to(&storage, &key, &place);
            }
        }
    }
}

/// The key for an entry whose key has the user's id as it came, as earlier versions wrote it.
fn moved(key: &str) -> Option<String> {
    let (id, page) = key.strip_prefix(DRAFT)?.rsplit_once(':')?;
    let encoded = |id: &str| String::from(encode_uri_component(id));
    let decoded = decode_uri_component(id).ok().map(String::from);
    // Already encoded is what decoding and encoding leaves as it is.
    (decoded.is_none_or(|decoded| encoded(&decoded) != id)).then(|| entry(id, page))
}

/// What is there already stays: it is newer.
fn move_to(storage: &Storage, from: &str, to: &str) {
    let text = get(storage, from).unwrap_or_default();
    if merged(get(storage, to), &text).is_some_and(|both| set(storage, to, Some(&both))) {
        set(storage, from, None);
    }
}

/// Removes all that the app has stored in this browser for the person whose account is gone, and what it stored for
/// whomever. The drafts of others stay, and so does what tells that nobody is signed in.
pub(in crate::state) fn erase(owner: Option<&str>) {
    let theirs = owner.map(prefix);
    let is_theirs = |key: &str| theirs.as_ref().is_some_and(|theirs| key.starts_with(theirs.as_str()));
    for storage in areas() {
        for key in keys(&storage, PREFIX) {
            if key != SIGNED_OUT && (!key.starts_with(DRAFT) || is_theirs(&key)) {
                set(&storage, &key, None);
            }
        }
    }
}

/// All are found before the first one goes, which would move the others.
fn keys(storage: &Storage, prefix: &str) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}

/// Where drafts can be, whatever the operator says now.
fn areas() -> impl Iterator<Item = Storage> {
    [local(), tab()].into_iter().flatten()
}

fn area(place: DraftStorage) -> Option<Storage> {
    match place {
        DraftStorage::Browser => local(),
        DraftStorage::Tab => tab(),
        DraftStorage::None => None,
    }
}

fn get(storage: &Storage, key: &str) -> Option<String> {
    storage.get_item(key).ok().flatten()
}

/// Replaces or removes an entry, and answers whether the browser did that.
fn set(storage: &Storage, key: &str, text: Option<&str>) -> bool {
    match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    }
    .is_ok()
}

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The drafts of an entry.
pub(super) fn read(place: DraftStorage, entry: &str) -> Vec<Draft> {
    let text = area(place).and_then(|storage| get(&storage, entry));
    text.map(|text| decode(&text, now())).unwrap_or_default()
}

/// Replaces or removes one text of an entry, and answers whether the browser did that.
pub(super) fn write(place: DraftStorage, entry: &str, key: &str, draft: Option<&Draft>) -> bool {
    let Some(storage) = area(place) else { return false };
    let before = get(&storage, entry).unwrap_or_default();
    set(&storage, entry, put(&before, key, draft).as_deref())
}

/// Removes an entry. What cannot be removed could not be kept either.
pub(super) fn remove(place: DraftStorage, entry: &str) {
    if let Some(storage) = area(place) {
        set(&storage, entry, None);
    }
}
