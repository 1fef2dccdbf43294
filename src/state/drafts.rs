//! What a person has typed and not saved, kept until it is saved or given up.
//!
//! As long as the page is loaded it is remembered here, and goes back into its field as it was. For everything else,
//! a crash included, it is in `localStorage["iam-account:draft:<user id, percent-encoded>:<page>"]`, which is synchronous
//! and belongs to all tabs: a text is written by reading the entry again, so that tabs and forms leave each other's texts
//! alone. The operator may have it in the tab's `sessionStorage` instead, or nowhere ([`DraftStorage`]).

mod entry;
mod here;
mod storage;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::prelude::*;

use crate::boot::DraftStorage;
use crate::paths::Page;
use crate::state::user::UserStore;

pub use entry::DAYS;
use entry::Draft;
use here::{Here, forget, keep_on_leaving};
use storage::{DRAFT, now, read, remove, write};
pub(super) use storage::{age, erase};

/// Where a draft can be, whatever the operator says now.
const PLACES: [DraftStorage; 2] = [DraftStorage::Browser, DraftStorage::Tab];

/// A text that is kept: its key, the text, what was saved when it was begun (where that is known), and whether it was
/// typed since the page was loaded.
pub type Found = (String, String, Option<String>, bool);

/// The drafts of whoever is signed in. Nothing is read or kept while that is unknown.
#[derive(Clone)]
pub struct Drafts {
    user: UserStore,
    place: DraftStorage,
    /// Typed since the page was loaded.
    here: ArcRwSignal<Vec<Here>>,
    /// Notified when an entry may be another.
    entries: ArcTrigger,
    /// The person gave everything up, and is about to leave.
    given_up: Arc<AtomicBool>,
}

impl Drafts {
    /// Kept in `place`. Follows other tabs until the current owner is cleaned up.
    pub(super) fn new(user: UserStore, place: DraftStorage) -> Self {
        let entries = ArcTrigger::new();
        let told = entries.clone();
        let other_tab = window_event_listener(ev::storage, move |event| {
            // Without a key all entries are gone.
            if event.key().is_none_or(|key| key.starts_with(DRAFT)) {
                told.notify();
            }
        });
        on_cleanup(move || other_tab.remove());
        let here = ArcRwSignal::default();
        keep_on_leaving(here.clone(), place);
        Drafts { user, place, here, entries, given_up: Arc::default() }
    }

    /// Whose drafts these are: the id of the account, once it is known. Tracked.
    pub fn owner(&self) -> Option<String> {
        self.user.id().map(|id| id.as_ref().to_owned())
    }

    pub(super) fn owner_now(&self) -> Option<String> {
        untrack(|| self.owner())
    }

    /// A page's drafts for its fields: their owner, what is kept, and keeping a text beside what is saved, or no longer.
    /// Belongs to the page that asks.
    #[expect(
        clippy::type_complexity,
        reason = "the fields know nothing of the state, so it has no name in common"
    )]
    pub fn on(
        &self,
        page: Page,
    ) -> (Signal<Option<String>>, Signal<Vec<Found>>, Callback<(&'static str, Option<(String, String)>)>)
    {
        let (owner, of, keep) = (self.clone(), self.clone(), self.clone());
        (
            Signal::derive(move || owner.owner()),
            Signal::derive(move || of.of(page)),
            Callback::new(move |(key, text)| keep.keep(page, key, text)),
        )
    }

    /// Whether the browser does not keep a text that is not saved: the storage is blocked or full, or the operator does not want it.
    /// Tracked.
    pub fn is_refused(&self) -> bool {
        self.here.with(|here| here.iter().any(|text| text.refused))
    }

    /// What is kept of a page. Tracked.
    pub fn of(&self, page: Page) -> Vec<Found> {
        self.entries.track();
        let Some(entry) = self.entry(page) else { return Vec::new() };
        let mut found = Vec::new();
        self.here.with(|here| {
            let here = here.iter().filter(|text| text.entry == entry);
            found.extend(
                here.map(|Here { draft, .. }| {
                    (draft.key.clone(), draft.text.clone(), draft.base.clone(), true)
                }),
            );
        });
        for Draft { key, text, base, .. } in read(self.place, &entry) {
            if !found.iter().any(|(other, ..)| *other == key) {
                found.push((key, text, base, false));
            }
        }
        found
    }

    /// Keeps a text of a page under its key beside what was saved when it was begun, or no longer where there is none.
    pub fn keep(&self, page: Page, key: &str, text: Option<(String, String)>) {
        let entry = untrack(|| self.entry(page)).filter(|_| !self.given_up.load(Ordering::Relaxed));
        let Some(entry) = entry else { return };
        let kept = read(self.place, &entry).into_iter().find(|draft| draft.key == key);
        let before = forget(&self.here, &entry, key);
        let Some((text, base)) = text else {
            // Of another tab, which goes on with it.
            let foreign = |before: &Here| kept.is_some_and(|kept| kept.text != before.draft.text);
            if !before.as_ref().is_some_and(foreign) {
                write(self.place, &entry, key, before.and_then(|before| before.earlier).as_ref());
            }
            return self.entries.notify();
        };
        let earlier = before.map_or(kept, |before| before.earlier);
        let earlier = earlier.filter(|earlier| earlier.text != text);
        let draft = Draft { key: key.into(), text, base: Some(base), time: Some(now()) };
        let refused = !write(self.place, &entry, key, Some(&draft));
        self.here.update(|here| here.push(Here { entry, draft, earlier, refused }));
    }

    /// `sent` is saved: it is kept no longer, also where the page that it was typed on is gone. What was typed since
    /// then stays.
    pub fn settle(&self, page: Page, key: &str, sent: &str) {
        let Some(entry) = untrack(|| self.entry(page)) else { return };
        let is_sent = |draft: &Draft| draft.key == key && draft.text == sent;
        self.here.update(|here| here.retain(|text| text.entry != entry || !is_sent(&text.draft)));
        if read(self.place, &entry).iter().any(is_sent) {
            write(self.place, &entry, key, None);
        }
        self.entries.notify();
    }

    /// The pages of which something is not saved, in the order of the navigation. Tracked.
    pub fn pages(&self) -> Vec<Page> {
        Page::NAVIGATION.into_iter().filter(|page| !self.of(*page).is_empty()).collect()
    }

    /// The same as far as signing out ends it: also where this page would not keep it, as another tab with another
    /// configuration does.
    pub fn lost_by_signing_out(&self) -> Vec<Page> {
        let kept = |entry: &str| PLACES.into_iter().any(|place| !read(place, entry).is_empty());
        let of =
            |page: &Page| !self.of(*page).is_empty() || self.entry(*page).is_some_and(|entry| kept(&entry));
        untrack(|| Page::NAVIGATION.into_iter().filter(of).collect())
    }

    /// Removes everything that is kept of this person.
    pub fn discard_all(&self) {
        let entries = self.all();
        self.here.update(|here| here.retain(|text| !entries.contains(&text.entry)));
        entries.iter().for_each(|entry| remove(self.place, entry));
        self.entries.notify();
    }

    /// The same for somebody who leaves, wherever it is kept: until [`Self::begin`] nothing more is.
    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        let entries = self.all();
        PLACES.into_iter().for_each(|place| entries.iter().for_each(|entry| remove(place, entry)));
        self.discard_all();
    }

    /// Somebody has signed out, perhaps in another tab: what this tab alone has of them is gone with them.
    pub(super) fn forget_typed(&self) {
        self.all().iter().for_each(|entry| remove(DraftStorage::Tab, entry));
        self.here.set(Vec::new());
    }

    /// A session begins.
    pub(super) fn begin(&self) {
        self.given_up.store(false, Ordering::Relaxed);
    }

    fn entry(&self, page: Page) -> Option<String> {
        Some(storage::entry(&self.owner()?, page.segment()))
    }

    /// The keys of all entries of this person.
    fn all(&self) -> Vec<String> {
        untrack(|| Page::NAVIGATION.into_iter().filter_map(|page| self.entry(page)).collect())
    }
}
