//! The account page.

use crate::language::Words;
pub use crate::language::locale::account::*;
use crate::words::common;

/// What goes with the account.
pub const DELETE_LOSSES: [Words; 4] =
    [DELETE_LOSS_PROFILE, DELETE_LOSS_SETTINGS, DELETE_LOSS_NOTIFICATIONS, DELETE_LOSS_ACCESS];

/// A value of the before/after table.
pub fn value(value: Option<&str>) -> Words {
    value.filter(|value| !value.is_empty()).map_or_else(common::nothing, Words::from)
}
