//! The account page.

use wire::is_blank;

use crate::language::Message;
pub use crate::language::texts::account::*;
use crate::messages::{common, error};
use crate::state::export::Export;
use wire::Object;

/// What goes with the account.
pub const DELETE_LOSSES: [Message; 4] =
    [DELETE_LOSS_PROFILE, DELETE_LOSS_SETTINGS, DELETE_LOSS_NOTIFICATIONS, DELETE_LOSS_ACCESS];

/// In sentences what a person's data here is not.
pub fn not_exported(export: &Export) -> impl Iterator<Item = Message> {
    let picture = export.picture_url().is_some() && export.picture.is_none();
    let documents = export.documents.is_none();
    let lacks = |document: &Option<Object>| export.documents.is_some() && document.is_none();
    let (config, preferences) = export.documents.clone().unwrap_or_default();
    let always = [NOT_EXPORTED_SECRETS, NOT_EXPORTED_ELSEWHERE, NOT_EXPORTED_DRAFTS];
    always
        .into_iter()
        .chain(picture.then_some(NOT_EXPORTED_PICTURE))
        .chain(documents.then_some(NOT_EXPORTED_DOCUMENTS))
        .chain(lacks(&config).then_some(error::NOT_OFFERED_SETTINGS))
        .chain(lacks(&preferences).then_some(error::NOT_OFFERED_NOTIFICATIONS))
}

/// A value of the before/after table.
pub fn value(value: Option<&str>) -> Message {
    value.filter(|value| !is_blank(value)).map_or_else(common::nothing, Message::from)
}
