//! What was typed since the page was loaded.

use leptos::ev;
use leptos::prelude::*;

use super::entry::Draft;
use super::storage::write;
use crate::boot::DraftStorage;

/// A text that was typed since the page was loaded.
pub(super) struct Here {
    /// The key of its entry.
    pub(super) entry: String,
    pub(super) draft: Draft,
    /// What was kept from earlier when it was begun, and comes back when it is taken back.
    pub(super) earlier: Option<Draft>,
    /// Whether the browser does not keep it.
    pub(super) refused: bool,
}

/// Keeps all of it once more when the document goes, also of pages that were left before: the browser may have had no room
/// then, or somebody has cleared it meanwhile. Until the current owner is cleaned up.
pub(super) fn keep_on_leaving(here: ArcRwSignal<Vec<Here>>, place: DraftStorage) {
    let leaving = window_event_listener(ev::pagehide, move |_| {
        here.with_untracked(|here| {
            for Here { entry, draft, .. } in here {
                write(place, entry, &draft.key, Some(draft));
            }
        });
    });
    on_cleanup(move || leaving.remove());
}

/// Takes a text out.
pub(super) fn forget(here: &ArcRwSignal<Vec<Here>>, entry: &str, key: &str) -> Option<Here> {
    let mut forgotten = None;
    here.update(|here| {
        let at = here.iter().position(|text| text.entry == entry && text.draft.key == key);
        forgotten = at.map(|at| here.remove(at));
    });
    forgotten
}
