//! What the browser reports: another tab writes drafts, the document goes, or comes back.

use leptos::ev;
use leptos::prelude::*;

use crate::drafts::{Drafts, storage};
use crate::form::draft::Draft;

impl Drafts {
    /// Follows other tabs and the document until the current reactive owner is cleaned up.
    pub(super) fn listen(&self) {
        let (written, back, left) = (self.clone(), self.clone(), self.clone());
        let other_tab = window_event_listener(ev::storage, move |event| {
            if event.storage_area() == storage::area(written.place) {
                written.observe(event.key().as_deref(), event.new_value().as_deref());
            }
        });
        // A document in the back-forward cache gets no events.
        let shown = window_event_listener(ev::pageshow, move |event| {
            if event.persisted() {
                back.loaded.set_value(Vec::new());
                back.change_all("", |draft| draft.observe(None));
            }
        });
        // Also what was typed on pages that were left before.
        let hidden = window_event_listener(ev::pagehide, move |_| {
            left.drafts.with_value(|drafts| drafts.iter().for_each(|draft| draft.write_again(left.place)));
        });
        on_cleanup(move || [other_tab, shown, hidden].into_iter().for_each(WindowListenerHandle::remove));
    }

    /// An entry has become another in another tab; without a key all are gone.
    fn observe(&self, key: Option<&str>, entry: Option<&str>) {
        let Some(key) = key else { return self.change_all("", |draft| draft.observe(None)) };
        if self.loaded.with_value(|loaded| loaded.iter().any(|(_, prefix)| key.starts_with(&**prefix))) {
            self.change_at(key, &mut |draft| {
                draft.observe(entry.and_then(Draft::decode));
                true
            });
        }
    }
}
