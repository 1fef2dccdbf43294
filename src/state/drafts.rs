//! What a person has typed and not saved, kept until it is saved or given up.
//!
//! As long as the page is loaded it is remembered here, and goes back into its field as it was. For everything else,
//! a crash included, it is in `localStorage["iam-account:draft:<user id>:<page>"]`, which is synchronous and belongs to
//! all tabs: a text is written by reading the entry again, so that tabs and forms leave each other's texts alone.

mod entry;
mod storage;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::prelude::*;

use crate::paths::Page;
use crate::state::user::UserState;

pub use entry::DAYS;
use entry::Draft;
use storage::{DRAFT, now, read, remove, write};
pub(super) use storage::{age, erase, local};

/// A text that is kept: its key, the text, what was saved when it was begun (where that is known), and whether it was
/// typed since the page was loaded.
pub type Found = (String, String, Option<String>, bool);

/// The drafts of whoever is signed in. Nothing is read or kept while that is unknown.
#[derive(Clone)]
pub struct Drafts {
    user: UserState,
    /// Typed since the page was loaded.
    here: ArcRwSignal<Vec<Here>>,
    /// Notified when an entry may be another.
    entries: ArcTrigger,
    /// The person gave everything up, and is about to leave.
    given_up: Arc<AtomicBool>,
}

/// A text that was typed since the page was loaded.
struct Here {
    /// The key of its entry.
    entry: String,
    draft: Draft,
    /// What was kept from earlier when it was begun, and comes back when it is taken back.
    earlier: Option<Draft>,
    /// Whether the browser has no room for it.
    refused: bool,
}

impl Drafts {
    /// Follows other tabs until the current owner is cleaned up.
    pub(super) fn new(user: UserState) -> Self {
        let entries = ArcTrigger::new();
        let told = entries.clone();
        let other_tab = window_event_listener(ev::storage, move |event| {
            // Without a key all entries are gone.
            if event.key().is_none_or(|key| key.starts_with(DRAFT)) {
                told.notify();
            }
        });
        on_cleanup(move || other_tab.remove());
        Drafts { user, here: ArcRwSignal::default(), entries, given_up: Arc::default() }
    }

    /// Whose drafts these are: the id of the account, once it is known. Tracked.
    pub fn owner(&self) -> Option<String> {
        self.user.id()
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

    /// Whether the browser does not keep a text that is not saved (blocked or full storage). Tracked.
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
        for Draft { key, text, base, .. } in read(&entry) {
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
        let kept = read(&entry).into_iter().find(|draft| draft.key == key);
        let before = self.forget(&entry, key);
        let Some((text, base)) = text else {
            // Of another tab, which goes on with it.
            let foreign = |before: &Here| kept.is_some_and(|kept| kept.text != before.draft.text);
            if !before.as_ref().is_some_and(foreign) {
                write(&entry, key, before.and_then(|before| before.earlier));
            }
            return self.entries.notify();
        };
        let earlier = before.map_or(kept, |before| before.earlier);
        let earlier = earlier.filter(|earlier| earlier.text != text);
        let draft = Draft { key: key.into(), text, base: Some(base), time: Some(now()) };
        let refused = !write(&entry, key, Some(draft.clone()));
        self.here.update(|here| here.push(Here { entry, draft, earlier, refused }));
    }

    /// `sent` is saved: it is kept no longer, also where the page that it was typed on is gone. What was typed since
    /// then stays.
    pub fn settle(&self, page: Page, key: &str, sent: &str) {
        let Some(entry) = untrack(|| self.entry(page)) else { return };
        let is_sent = |draft: &Draft| draft.key == key && draft.text == sent;
        self.here.update(|here| here.retain(|text| text.entry != entry || !is_sent(&text.draft)));
        if read(&entry).iter().any(is_sent) {
            write(&entry, key, None);
        }
        self.entries.notify();
    }

    /// The pages of which something is not saved, in the order of the navigation. Tracked.
    pub fn pages(&self) -> Vec<Page> {
        Page::NAVIGATION.into_iter().filter(|page| !self.of(*page).is_empty()).collect()
    }

    /// Removes everything that is kept of this person.
    pub fn discard_all(&self) {
        let entries: Vec<_> =
            untrack(|| Page::NAVIGATION.into_iter().filter_map(|page| self.entry(page)).collect());
        self.here.update(|here| here.retain(|text| !entries.contains(&text.entry)));
        entries.iter().for_each(|entry| remove(entry));
        self.entries.notify();
    }

    /// The same for somebody who leaves: until [`Self::begin`] nothing more is kept.
    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.discard_all();
    }

    /// Somebody has signed out: what is only remembered here is gone with them.
    pub(super) fn forget_typed(&self) {
        self.here.set(Vec::new());
    }

    /// A session begins.
    pub(super) fn begin(&self) {
        self.given_up.store(false, Ordering::Relaxed);
    }

    fn forget(&self, entry: &str, key: &str) -> Option<Here> {
        let mut forgotten = None;
        self.here.update(|here| {
            let at = here.iter().position(|text| text.entry == entry && text.draft.key == key);
            forgotten = at.map(|at| here.remove(at));
        });
        forgotten
    }

    fn entry(&self, page: Page) -> Option<String> {
        Some(format!("{DRAFT}{}:{}", self.owner()?, page.segment()))
    }
}
