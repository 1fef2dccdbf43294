//! What was typed and is not saved.

use crate::boot::DraftStorage;
use crate::components::draft_notice::DraftTexts;
use crate::language::Message;
pub use crate::language::texts::drafts::*;
use crate::messages::pages;
use crate::paths::Page;
use crate::state::drafts::DAYS;

/// What was typed before and is not saved.
pub fn notice(place: DraftStorage) -> DraftTexts {
    DraftTexts {
        offer: |names| offer(Message::list(names)),
        until: kept(place, false),
        saved: SAVED_NOW,
        typed: TYPED,
        before: |text| if text.is_empty() { BEFORE_EMPTY } else { before(text) },
        put_back: PUT_BACK,
        is_back: IS_BACK,
        discard: DISCARD,
        discarded: DISCARDED,
    }
}

/// Where something is not saved, asked before it goes.
pub fn lost(unsaved: &[Page]) -> Message {
    lost_by_signing_out(names(unsaved))
}

/// The pages of which something is not saved.
pub fn names(unsaved: &[Page]) -> Message {
    Message::list(unsaved.iter().map(|page| pages::title(*page)))
}

/// How long a text is kept in its place, or that the browser has `refused` to keep one.
pub fn kept(place: DraftStorage, refused: bool) -> Message {
    match place {
        DraftStorage::Browser if !refused => kept_for(DAYS),
        DraftStorage::Tab if !refused => KEPT_IN_TAB,
        _ => NOT_KEPT,
    }
}
