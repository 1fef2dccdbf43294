//! What was typed and is not saved.

use crate::boot::DraftStorage;
use crate::form::draft::DAYS;
use crate::language::Message;
pub use crate::language::texts::drafts::*;
use crate::messages::pages;
use crate::paths::Page;
use crate::state::live::Live;

/// Where something is not saved, asked before it goes.
pub fn lost(live: &Live, unsaved: &[Page]) -> Message {
    lost_by_signing_out(names(live, unsaved))
}

/// The pages with something that is not saved.
pub fn names(live: &Live, unsaved: &[Page]) -> Message {
    Message::list(unsaved.iter().map(|page| pages::title(live, *page)))
}

/// How long a text is kept in its place, or that the browser has `refused` to keep one.
pub fn kept(place: DraftStorage, refused: bool) -> Message {
    match place {
        DraftStorage::Browser if !refused => kept_for(DAYS),
        DraftStorage::Tab if !refused => KEPT_IN_TAB,
        _ => NOT_KEPT,
    }
}
