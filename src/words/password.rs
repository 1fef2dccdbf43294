//! The password page.

pub const INTRO: &str =
    "Choose a password that you use nowhere else. A password manager can make and keep one for you.";
pub const USERNAME: &str = "Account";
pub const CURRENT: &str = "Current password";
pub const NEW: &str = "New password";
pub const CONFIRM: &str = "Confirm new password";
pub const CHANGE: &str = "Change password";
pub const CHANGING: &str = "Changing your password…";
pub const CHANGED: &str = "Your new password is accepted. Use it the next time you sign in.";
pub const CURRENT_MISSING: &str = "Type the password that you use now.";
pub const NEW_MISSING: &str = "Type your new password.";
pub const CONFIRM_MISSING: &str = "Type your new password once more.";
pub const CONFIRM_DIFFERS: &str = "This is not the same as the new password above.";
pub const SHOW: &str = "Show passwords";
pub const RULES: &str = "What your new password needs";
pub const MET: &str = "met";
pub const NOT_MET: &str = "not met yet";
pub const DIFFERENT: &str = "Different from your current password";
pub const SWITCHED_OFF: &str = "Your password is not kept here. Change it where you sign in.";

/// Rule about the least length.
pub fn at_least(length: usize) -> String {
    format!("At least {length} characters")
}

/// Rule about the greatest length.
pub fn at_most(length: usize) -> String {
    format!("At most {length} characters")
}

/// The rule that a typed password breaks.
pub fn broken(rule: &str) -> String {
    format!("Not strong enough yet: {}.", rule.to_ascii_lowercase())
}
