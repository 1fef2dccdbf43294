//! The account page.

use wire::{Object, is_blank};

use crate::language::Message;
pub use crate::language::texts::account::*;
use crate::messages::{common, error};
use crate::state::export::Export;

/// What a person loses with the account.
pub const DELETE_LOSSES: [Message; 4] =
    [DELETE_LOSS_PROFILE, DELETE_LOSS_SETTINGS, DELETE_LOSS_NOTIFICATIONS, DELETE_LOSS_ACCESS];

/// What the exported file does not contain, one sentence each.
pub fn not_exported(export: &Export) -> impl Iterator<Item = Message> {
    let picture = export.picture_url().is_some() && export.picture.is_none();
    let documents = export.documents.is_none();
    let is_missing = |document: &Option<Object>| export.documents.is_some() && document.is_none();
    let (config, preferences) = export.documents.clone().unwrap_or_default();
    let always = [NOT_EXPORTED_SECRETS, NOT_EXPORTED_ELSEWHERE, NOT_EXPORTED_DRAFTS];
    always
        .into_iter()
        .chain(picture.then_some(NOT_EXPORTED_PICTURE))
        .chain(documents.then_some(NOT_EXPORTED_DOCUMENTS))
        .chain(is_missing(&config).then_some(error::NOT_OFFERED_SETTINGS))
        .chain(is_missing(&preferences).then_some(error::NOT_OFFERED_NOTIFICATIONS))
}

/// A value in the table of differences.
pub fn value(value: Option<&str>) -> Message {
    value.filter(|value| !is_blank(value)).map_or_else(common::nothing, Message::from)
}
