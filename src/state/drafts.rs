//! What a person has typed and not saved, kept in the browser until it is saved or given up.
//!
//! `localStorage["iam-account:draft:<user id>:<page>"]` is synchronous, so that it survives a crash, and belongs to all
//! tabs: a text is written by reading the entry again, so that tabs and forms leave each other's texts alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use serde_json::{Value, json};
use web_sys::Storage;

use crate::paths::Page;
use crate::state::user::UserState;

/// What all keys of the app begin with.
const PREFIX: &str = "iam-account:";

/// Keys of a page's texts, and the texts.
pub type Texts = Vec<(String, String)>;

/// The drafts of whoever is signed in. Nothing is read or kept while that is unknown.
#[derive(Clone)]
pub struct Drafts {
    user: UserState,
    /// The texts that the browser has no room for, by page and key.
    refused: ArcRwSignal<Vec<(Page, String)>>,
    /// The person gave everything up, and is about to leave.
    given_up: Arc<AtomicBool>,
}

impl Drafts {
    pub(super) fn new(user: UserState) -> Self {
        Drafts { user, refused: ArcRwSignal::default(), given_up: Arc::default() }
    }

    /// Whose drafts these are: the id of the account, once it is known. Tracked.
    pub fn owner(&self) -> Option<String> {
        self.user.id()
    }

    /// A page's drafts for its fields: their owner, reading them, and [`Self::keep`]. Belongs to the page that asks.
    #[expect(
        clippy::type_complexity,
        reason = "the fields know nothing of the state, so it has no name in common"
    )]
    pub fn on(
        &self,
        page: Page,
    ) -> (Signal<Option<String>>, Callback<(), Texts>, Callback<(&'static str, Option<String>)>) {
        let (owner, of, keep) = (self.clone(), self.clone(), self.clone());
        (
            Signal::derive(move || owner.owner()),
            Callback::new(move |()| of.of(page)),
            Callback::new(move |(key, text)| keep.keep(page, key, text)),
        )
    }

    /// Whether the browser does not keep a text that is not saved (blocked or full storage). Tracked.
    pub fn is_refused(&self) -> bool {
        self.refused.with(|refused| !refused.is_empty())
    }

    /// What is kept of a page.
    pub fn of(&self, page: Page) -> Texts {
        let place = self.key(page).zip(local());
        place.map(|(entry, storage)| read(&storage, &entry)).unwrap_or_default()
    }

    /// Keeps a text of a page under its key, or no longer where there is none.
    pub fn keep(&self, page: Page, key: &str, text: Option<String>) {
        let Some(entry) = self.key(page).filter(|_| !self.given_up.load(Ordering::Relaxed)) else { return };
        let wanted = text.is_some();
        let kept = local().and_then(|storage| {
            let mut texts = read(&storage, &entry);
            put(&mut texts, key, text);
            let written = match encode(&texts, js_sys::Date::now() as u64) {
                Some(encoded) => storage.set_item(&entry, &encoded),
                None => storage.remove_item(&entry),
            };
            written.ok()
        });
        let is_this = |(other_page, other): &(Page, String)| *other_page == page && other == key;
        let is_refused = wanted && kept.is_none();
        if self.refused.with_untracked(|refused| refused.iter().any(is_this)) != is_refused {
            self.refused.update(|refused| {
                refused.retain(|text| !is_this(text));
                refused.extend(is_refused.then(|| (page, key.to_owned())));
            });
        }
    }

    /// `sent` is saved: it is kept no longer, also where the page that it was typed on is gone. What was typed since
    /// then stays.
    pub fn settle(&self, page: Page, key: &str, sent: &str) {
        if self.of(page).iter().any(|(other, text)| other == key && text == sent) {
            self.keep(page, key, None);
        }
    }

    /// The pages of which something is not saved, in the order of the navigation.
    pub fn pages(&self) -> Vec<Page> {
        let refused = self.refused.get_untracked();
        let unsaved =
            |page: &Page| !self.of(*page).is_empty() || refused.iter().any(|(other, _)| other == page);
        Page::NAVIGATION.into_iter().filter(unsaved).collect()
    }

    /// Gives up everything of this person; until [`Self::begin`] nothing more is kept.
    pub fn discard_all(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.refused.set(Vec::new());
        let Some(storage) = local() else { return };
        for entry in Page::NAVIGATION.into_iter().filter_map(|page| self.key(page)) {
            // What cannot be removed could not be kept either.
            let _ = storage.remove_item(&entry);
        }
    }

    /// A session begins.
    pub(super) fn begin(&self) {
        self.given_up.store(false, Ordering::Relaxed);
    }

    fn key(&self, page: Page) -> Option<String> {
        let owner = untrack(|| self.owner())?;
        Some(format!("{PREFIX}draft:{owner}:{}", page.segment()))
    }
}

/// Removes all that the app has stored in this browser, for whomever.
pub(super) fn erase() {
    for storage in [local(), window().session_storage().ok().flatten()].into_iter().flatten() {
        let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
        // All are found before the first one goes, which would move the others.
        let ours: Vec<_> = keys.filter(|key| key.starts_with(PREFIX)).collect();
        for key in ours {
            let _ = storage.remove_item(&key);
        }
    }
}

/// `None` where the browser blocks it.
pub(super) fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(storage: &Storage, key: &str) -> Texts {
    storage.get_item(key).ok().flatten().map(|entry| decode(&entry)).unwrap_or_default()
}

/// The texts of an entry. Whatever else is in it, or is there in its place, counts for nothing.
fn decode(entry: &str) -> Texts {
    let entry: Value = serde_json::from_str(entry).unwrap_or_default();
    let texts = entry.get("texts").and_then(Value::as_object).into_iter().flatten();
    texts.filter_map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned()))).collect()
}

/// An entry, written at `now` (milliseconds since 1970), so that a later version can tell how old it is. No texts are
/// no entry.
fn encode(texts: &[(String, String)], now: u64) -> Option<String> {
    let object = || -> Value { texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect() };
    (!texts.is_empty()).then(|| json!({"time": now, "texts": object()}).to_string())
}

/// Replaces or removes one text and leaves the others alone.
fn put(texts: &mut Texts, key: &str, text: Option<String>) {
    texts.retain(|(other, _)| other != key);
    texts.extend(text.map(|text| (key.to_owned(), text)));
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_760_000_000_000;

    fn texts(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn texts_come_back_as_they_were_typed() {
        let typed = texts(&[("first_name", " Zoë\n\"\u{1F980}\" "), ("phone", ""), ("key:with:colons", "x")]);
        let entry = encode(&typed, NOW).unwrap_or_default();
        assert_eq!(decode(&entry), typed);
        assert!(entry.contains(r#""time":1760000000000"#), "{entry}");
    }

    #[test]
    fn no_texts_are_no_entry() {
        assert_eq!(encode(&[], NOW), None);
    }

    #[test]
    fn garbage_is_nothing() {
        for entry in ["", "null", "[1]", "\"text\"", "{", "{\"texts\": [\"a\"]}", "{\"texts\": null}"] {
            assert_eq!(decode(entry), [], "{entry}");
        }
    }

    #[test]
    fn what_a_later_version_adds_is_passed_over() {
        let entry = r#"{"version": 2, "texts": {"a": "1", "b": {"text": "2"}, "c": null}, "more": []}"#;
        assert_eq!(decode(entry), texts(&[("a", "1")]));
    }

    #[test]
    fn a_text_is_replaced_or_removed_and_the_others_stay() {
        let mut kept = texts(&[("a", "1"), ("b", "2")]);
        put(&mut kept, "a", Some("3".into()));
        put(&mut kept, "c", Some(String::new()));
        put(&mut kept, "b", None);
        put(&mut kept, "d", None);
        assert_eq!(kept, texts(&[("a", "3"), ("c", "")]));
    }
}
