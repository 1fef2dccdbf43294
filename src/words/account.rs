//! The account page.

use crate::words::common;

pub const INTRO: &str = "Where your account comes from, and how to leave.";
pub const SYNC_CARD: &str = "Sign-in service";
pub const SYNC_INTRO: &str =
    "Your name and addresses can also be changed where you sign in. Sync to take over what is kept there.";
pub const SYNC: &str = "Sync from sign-in service";
pub const SYNCING: &str = "Syncing. This can take up to 15 seconds…";
pub const SYNCED: &str = "Synced. This has changed:";
pub const SYNC_UNCHANGED: &str = "Accepted, nothing changed so far.";
pub const SYNC_UNCHANGED_HELP: &str =
    "Either everything was the same already, or the service needs more time.";
pub const FIELD: &str = "Field";
pub const BEFORE: &str = "Before";
pub const AFTER: &str = "After";
pub const DELETE_CARD: &str = "Delete account";
pub const DELETE_INTRO: &str = "Leave for good. You will be shown what goes before anything happens.";
pub const DELETE: &str = "Delete my account";
pub const DELETE_TITLE: &str = "Delete your account?";
pub const DELETE_LOSS: &str = "This cannot be undone. You will lose:";
pub const DELETE_LOSSES: [&str; 4] = [
    "your profile and your picture",
    "your settings, signature and subscriptions",
    "your notification preferences",
    "access to everything that you sign in to with this account",
];
pub const DELETE_CONFIRM_EMAIL: &str = "Type your email to confirm";
pub const DELETE_CONFIRM_ID: &str = "Type your user id to confirm";
pub const DELETE_PERMANENTLY: &str = "Delete permanently";
pub const DELETING: &str = "Deleting your account…";
pub const DELETE_MISMATCH: &str = "This does not match.";
pub const DELETE_HUMANS_ONLY: &str = "A service account cannot delete itself. Its owners do that in the administration of your \
    organisation.";

/// Which account is about to go.
pub fn delete_who(name: &str) -> String {
    format!("Account: {name}")
}

/// What has to be typed.
pub fn delete_hint(expected: &str) -> String {
    format!("Type {expected} exactly.")
}

/// A value of the before/after table.
pub fn value(value: Option<&str>) -> String {
    value.filter(|value| !value.is_empty()).unwrap_or(common::NOTHING).into()
}
