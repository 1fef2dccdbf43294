//! What was typed and is not saved.

use crate::components::draft_notice::DraftTexts;
use crate::paths::Page;
use crate::words::pages;

pub const NOTICE: DraftTexts = DraftTexts { back, discard: "Discard", discarded: "Discarded." };
pub const SIGN_OUT_TITLE: &str = "Sign out without saving?";
pub const SIGN_OUT_AND_DISCARD: &str = "Sign out and discard";

/// Texts are back in their fields.
fn back(names: &[String]) -> String {
    format!("What you had typed before is back: {}. It is not saved yet.", names.join(", "))
}

/// Where something is not saved, asked before it goes.
pub fn lost_by_signing_out(unsaved: &[Page]) -> String {
    let titles: Vec<_> = unsaved.iter().map(|page| pages::title(*page)).collect();
    format!("You have changes that are not saved: {}. Signing out discards them.", titles.join(", "))
}
