//! What was typed and is not saved.

use crate::components::draft_notice::DraftTexts;
use crate::language::Words;
pub use crate::language::locale::drafts::*;
use crate::paths::Page;
use crate::words::pages;

pub const NOTICE: DraftTexts =
    DraftTexts { back: |names| back(Words::list(names)), discard: DISCARD, discarded: DISCARDED };

/// Where something is not saved, asked before it goes.
pub fn lost(unsaved: &[Page]) -> Words {
    lost_by_signing_out(Words::list(unsaved.iter().map(|page| pages::title(*page))))
}
