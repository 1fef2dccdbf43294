//! What a person has typed and not saved, kept until it is saved or given up.
//!
//! All drafts of the person are in memory, and each one is an entry of the storage:
//! `localStorage["iam-account:draft:<user id, percent-encoded>:<page>:<field>"]`, which is synchronous and survives a
//! crash. The entries are read once, when it is known who the person is. From then on a keystroke writes one entry and
//! reads none, and `storage` events bring what other tabs write. The operator may have them in the tab's `sessionStorage`
//! instead, or nowhere ([`DraftStorage`]).

pub mod attach;
mod end;
mod listen;
mod storage;
mod stored;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use crate::boot::DraftStorage;
use crate::form::draft::Draft;
use crate::paths::Page;

pub use storage::{erase, tidy};
use stored::StoredDraft;

/// The drafts of the person who is signed in. Nothing is read or kept while that is unknown. Cheap to clone.
#[derive(Clone)]
pub struct Drafts {
    /// The id of the account, once it is known.
    owner: ArcSignal<Option<Arc<str>>>,
    place: DraftStorage,
    /// One for each field that was asked for or has a draft.
    drafts: ArcStoredValue<Vec<StoredDraft>>,
    /// The people whose entries are read, each with the prefix of their keys.
    loaded: ArcStoredValue<Vec<(Arc<str>, Arc<str>)>>,
    /// Notified when a field begins or ceases to have a draft, or the browser to keep it.
    list: ArcTrigger,
    /// The person gave everything up, and is about to leave.
    given_up: Arc<AtomicBool>,
}

impl Drafts {
    /// Kept in `place`. Follows other tabs until the current reactive owner is cleaned up.
    pub fn new(owner: ArcSignal<Option<Arc<str>>>, place: DraftStorage) -> Self {
        let drafts = Drafts {
            owner,
            place,
            drafts: ArcStoredValue::new(Vec::new()),
            loaded: ArcStoredValue::new(Vec::new()),
            list: ArcTrigger::new(),
            given_up: Arc::default(),
        };
        drafts.listen();
        drafts
    }

    /// Whose drafts these are: the id of the account, once it is known. Tracked.
    pub fn owner(&self) -> Option<Arc<str>> {
        self.owner.get()
    }

    /// What was typed into a field since the page was loaded. Not tracked: no one is told of each key.
    pub fn typed(&self, page: Page, field: &str) -> Option<Draft> {
        untrack(|| self.read(page, field, |draft| draft.typed.as_ref()))
    }

    /// What can be put into a field: typed before the page was loaded or in another tab, while nothing is typed here.
    /// Tracked.
    pub fn offered(&self, page: Page, field: &str) -> Option<Draft> {
        self.read(page, field, |draft| draft.stored.as_ref().filter(|_| draft.typed.is_none()))
    }

    /// Offers a draft for a field, as if it were from before. For the gallery of components.
    #[cfg(debug_assertions)]
    pub fn offer(&self, page: Page, field: &str, draft: Draft) {
        self.change(page, field, &mut |stored| {
            stored.observe(Some(draft.clone()));
            true
        });
    }

    /// Keeps what is typed into a field; `base` is what was saved when the person began. Does nothing where that is kept already.
    pub fn keep(&self, page: Page, field: &str, text: &str, base: &str) {
        if !self.given_up.load(Ordering::Relaxed) {
            self.change(page, field, &mut |draft| draft.keep(self.place, text, base));
        }
    }

    /// The text on the screen is the saved one again: what was kept before comes back.
    pub fn take_back(&self, page: Page, field: &str) {
        self.change(page, field, &mut |draft| draft.take_back(self.place));
    }

    /// Removes what [`Self::offered`] returns.
    pub fn discard(&self, page: Page, field: &str) {
        self.change(page, field, &mut |draft| draft.discard(self.place));
    }

    /// `sent` is saved: the draft goes if it is that text, also where its page is gone. What was typed since then stays.
    pub fn remove_saved(&self, page: Page, field: &str, sent: &str) {
        self.change(page, field, &mut |draft| draft.remove_saved(self.place, sent));
    }

    /// Whether the browser does not keep a text that is not saved: the storage is blocked or full, or the operator does not
    /// want it. Tracked.
    pub fn is_refused(&self) -> bool {
        self.list.track();
        self.drafts.with_value(|drafts| drafts.iter().any(|draft| draft.refused))
    }

    /// The pages with something that is not saved, in the order of the navigation. Tracked.
    pub fn pages(&self) -> Vec<Page> {
        self.list.track();
        self.pages_with(Vec::new())
    }

    /// What the keys of the person's drafts begin with, once these are in memory. Tracked.
    fn prefix(&self) -> Option<Arc<str>> {
        let owner = self.owner()?;
        let of = |(of, prefix): &(Arc<str>, Arc<str>)| (*of == owner).then(|| prefix.clone());
        self.loaded.with_value(|loaded| loaded.iter().find_map(of)).or_else(|| Some(self.load(owner.clone())))
    }

    /// Reads the entries of a person, and returns what their keys begin with.
    fn load(&self, owner: Arc<str>) -> Arc<str> {
        let prefix: Arc<str> = storage::prefix(&owner).into();
        self.loaded.update_value(|loaded| loaded.push((owner, prefix.clone())));
        let found = storage::load(self.place, &prefix);
        self.drafts.update_value(|drafts| {
            found.into_iter().for_each(|(key, draft)| find(drafts, &key).observe(Some(draft)));
        });
        prefix
    }

    /// Of the person's drafts in memory and of these `keys`, the pages.
    fn pages_with(&self, mut keys: Vec<String>) -> Vec<Page> {
        let Some(prefix) = self.prefix() else { return Vec::new() };
        self.drafts.with_value(|drafts| {
            keys.extend(drafts.iter().filter(|draft| !draft.is_empty()).map(|draft| draft.key.clone()));
        });
        let of = |page: &Page| format!("{prefix}{}:", page.segment());
        let has_any = |page: &Page| keys.iter().any(|key| key.starts_with(&of(page)));
        Page::NAVIGATION.into_iter().filter(has_any).collect()
    }

    fn read(&self, page: Page, field: &str, get: fn(&StoredDraft) -> Option<&Draft>) -> Option<Draft> {
        let key = storage::key(&self.prefix()?, page, field);
        let (draft, changed) = self.drafts.try_update_value(|drafts| {
            let draft = find(drafts, &key);
            (get(draft).cloned(), draft.changed.clone())
        })?;
        changed.track();
        draft
    }

    fn change(&self, page: Page, field: &str, change: &mut dyn FnMut(&mut StoredDraft) -> bool) {
        if let Some(prefix) = untrack(|| self.prefix()) {
            self.change_at(&storage::key(&prefix, page, field), change);
        }
    }

    /// `change` returns whether it has changed something.
    fn change_at(&self, key: &str, change: &mut dyn FnMut(&mut StoredDraft) -> bool) {
        let changed = self.drafts.try_update_value(|drafts| {
            let draft = find(drafts, key);
            let before = (draft.is_empty(), draft.refused);
            change(draft).then(|| (draft.changed.clone(), (draft.is_empty(), draft.refused) != before))
        });
        let Some((changed, is_listed)) = changed.flatten() else { return };
        changed.notify();
        if is_listed {
            self.list.notify();
        }
    }

    fn change_all(&self, prefix: &str, change: fn(&mut StoredDraft)) {
        let mut changed = Vec::new();
        self.drafts.update_value(|drafts| {
            for draft in drafts.iter_mut().filter(|draft| draft.key.starts_with(prefix)) {
                change(draft);
                changed.push(draft.changed.clone());
            }
        });
        changed.iter().for_each(ArcTrigger::notify);
        self.list.notify();
    }
}

/// The draft of this key, perhaps an empty one.
fn find<'a>(drafts: &'a mut Vec<StoredDraft>, key: &str) -> &'a mut StoredDraft {
    let at = drafts.iter().position(|draft| draft.key == key).unwrap_or_else(|| {
        drafts.push(StoredDraft::new(key));
        drafts.len() - 1
    });
    &mut drafts[at]
}
