//! The entries of the browser's storage that hold drafts: their keys, and what happens to them at the start and at the end.

use js_sys::{decode_uri_component, encode_uri_component};
use web_sys::Storage;

use crate::boot::DraftStorage;
use crate::clock::unix_millis;
use crate::form::draft::{Draft, older, without};
use crate::paths::Page;
use crate::storage::{get, keys, local, set, tab};

/// What all keys of the app begin with.
const PREFIX: &str = "iam-account:";
/// What the keys of all drafts begin with.
const DRAFT: &str = "iam-account:draft:";
/// Belongs to the browser and not to a person: no one has signed in since a sign-out.
const SIGNED_OUT: &str = "iam-account:signed-out";

/// What the keys of all drafts of a person begin with. The id is encoded as in public/failure.js, so that a colon in it
/// does not end it.
pub(super) fn prefix(owner: &str) -> String {
    format!("{DRAFT}{}:", String::from(encode_uri_component(owner)))
}

/// The key of a draft: `iam-account:draft:<user id, percent-encoded>:<page>:<field>`.
pub(super) fn key(prefix: &str, page: Page, field: &str) -> String {
    format!("{prefix}{}:{field}", page.segment())
}

/// The storage area of a place.
pub(super) fn area(place: DraftStorage) -> Option<Storage> {
    match place {
        DraftStorage::Browser => local(),
        DraftStorage::Tab => tab(),
        DraftStorage::None => None,
    }
}

/// The draft of an entry.
pub(super) fn read(place: DraftStorage, key: &str) -> Option<Draft> {
    Draft::decode(&get(&area(place)?, key)?)
}

/// Replaces or removes an entry, and returns whether the browser did.
pub(super) fn write(place: DraftStorage, key: &str, draft: Option<&Draft>) -> bool {
    area(place).is_some_and(|storage| set(&storage, key, draft.map(Draft::encode).as_deref()))
}

/// The drafts of a person, each with its key.
pub(super) fn load(place: DraftStorage, prefix: &str) -> Vec<(String, Draft)> {
    let Some(storage) = area(place) else { return Vec::new() };
    let draft = |key: String| {
        // Without a field it is an entry of the older form that could not be replaced.
        key.strip_prefix(prefix)?.split_once(':')?;
        let draft = Draft::decode(&get(&storage, &key)?)?.aged(unix_millis())?;
        Some((key, draft))
    };
    keys(&storage, prefix).into_iter().filter_map(draft).collect()
}

/// Removes all entries of a person.
pub(super) fn clear(place: DraftStorage, prefix: &str) {
    if let Some(storage) = area(place) {
        for key in keys(&storage, prefix) {
            set(&storage, &key, None);
        }
    }
}

/// Removes the drafts of all people that are too old, and replaces entries of the older forms. Called once, as the app starts.
pub fn tidy() {
    for storage in areas() {
        let mut old = Vec::new();
        for key in keys(&storage, DRAFT) {
            let Some(entry) = get(&storage, &key) else { continue };
            match Draft::decode(&entry) {
                Some(draft) => {
                    let aged = draft.clone().aged(unix_millis());
                    if aged.as_ref() != Some(&draft) {
                        set(&storage, &key, aged.as_ref().map(Draft::encode).as_deref());
                    }
                }
                None => old.push(key),
            }
        }
        // Ids as they came are from the first versions; what is there already stays, because it is newer.
        old.sort_by_key(|key| old_id(key).is_none_or(|(_, is_encoded)| !is_encoded));
        old.iter().for_each(|key| split(&storage, key));
    }
}

/// The id in a key of the older forms, `iam-account:draft:<user id>:<page>`, and whether it is encoded there. The first
/// versions wrote it as it came, so it may have colons.
fn old_id(key: &str) -> Option<(String, bool)> {
    let (id, _) = key.strip_prefix(DRAFT)?.rsplit_once(':')?;
    let decoded = decode_uri_component(id).ok().map(String::from);
    // Encoded is what decoding and encoding leaves as it is.
    match decoded.filter(|decoded| encode_uri_component(decoded) == id) {
        Some(decoded) => Some((decoded, true)),
        None => Some((id.into(), false)),
    }
}

/// Replaces an entry of the older forms by one for each field. What cannot be read or has no room stays in it.
fn split(storage: &Storage, key: &str) {
    let page = key.rsplit(':').next().and_then(Page::from_segment);
    let (Some((id, _)), Some(page)) = (old_id(key), page) else { return };
    let entry = get(storage, key).unwrap_or_default();
    let mut gone = Vec::new();
    for (field, draft) in older(&entry) {
        let place = self::key(&prefix(&id), page, &field);
        let is_done = draft.aged(unix_millis()).is_none_or(|draft| {
            let newer = get(storage, &place).and_then(|newer| Draft::decode(&newer));
            newer.is_some() || set(storage, &place, Some(&draft.encode()))
        });
        gone.extend(is_done.then_some(field));
    }
    if !gone.is_empty() {
        set(storage, key, without(&entry, &gone).as_deref());
    }
}

/// Removes all that the app has stored in this browser for the person whose account is gone, and what it stored for no
/// particular person. The drafts of others stay, and so does the note that no one is signed in.
pub fn erase(owner: Option<&str>) {
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

/// Where drafts can be, whatever the operator's configuration is now.
fn areas() -> impl Iterator<Item = Storage> {
    [local(), tab()].into_iter().flatten()
}
