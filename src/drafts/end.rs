//! How all drafts of a person end: they discard them, sign out, or were signed out.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use leptos::prelude::*;

use crate::boot::DraftStorage;
use crate::drafts::stored::StoredDraft;
use crate::drafts::{Drafts, storage};
use crate::paths::Page;

/// Where a draft can be, whatever the operator's configuration is now.
const PLACES: [DraftStorage; 2] = [DraftStorage::Browser, DraftStorage::Tab];

impl Drafts {
    /// The pages with something that signing out removes: also what this page would not keep, as another tab with another
    /// configuration does.
    pub fn lost_by_signing_out(&self) -> Vec<Page> {
        let prefix = untrack(|| self.prefix());
        let load = |prefix: Arc<str>| PLACES.into_iter().flat_map(move |place| storage::load(place, &prefix));
        untrack(|| self.pages_with(prefix.into_iter().flat_map(load).map(|(key, _)| key).collect()))
    }

    /// Removes everything that is kept of this person.
    pub fn discard_all(&self) {
        self.remove_all(&[self.place]);
    }

    /// The same for a person who leaves, wherever it is kept: until [`Self::begin`] nothing more is.
    pub fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.remove_all(&PLACES);
    }

    /// The person has signed out, perhaps in another tab: what this tab alone has of them is removed.
    pub fn forget_typed(&self) {
        if let Some(prefix) = untrack(|| self.prefix()) {
            storage::clear(DraftStorage::Tab, &prefix);
        }
        self.loaded.set_value(Vec::new());
        self.change_all("", StoredDraft::forget);
    }

    /// A session begins.
    pub fn begin(&self) {
        self.given_up.store(false, Ordering::Relaxed);
    }

    fn remove_all(&self, places: &[DraftStorage]) {
        let Some(prefix) = untrack(|| self.prefix()) else { return };
        places.iter().for_each(|place| storage::clear(*place, &prefix));
        self.change_all(&prefix, StoredDraft::forget);
    }
}
