//! The profile page.

use wire::UserState;

use crate::state::changes::Change;
use crate::words::common;

pub const INTRO: &str = "How you appear to the people you work with.";
pub const PICTURE: &str = "Picture";
pub const DETAILS: &str = "Personal details";
pub const FIRST_NAME: &str = "First name";
pub const LAST_NAME: &str = "Last name";
pub const EMAIL: &str = "Email";
pub const EMAIL_HINT: &str = "You sign in with this address. A new one may have to be verified first.";
pub const EMAIL_PROBLEM: &str = "This is not a complete email address, like zoe@example.com.";
pub const PHONE: &str = "Phone";
pub const ORGANIZATION: &str = "Organisation";
pub const ORGANIZATION_NONE: &str = "Your account does not belong to an organisation.";
pub const ORGANIZATION_HINT: &str = "Only an administrator of your organisation can change this.";
pub const NAME: &str = "Name";
pub const REGISTRATION: &str = "Registration number";
pub const ADDRESS: &str = "Address";
pub const STATE: &str = "Account state";
pub const UPDATED: &str = "Last update";
pub const USER_ID: &str = "User id";
pub const SERVICE_ACCOUNT: &str = "Service account";
pub const SERVICE_ACCOUNT_HINT: &str = "You are signed in as a program, not as a person. Its owners look after it in the \
    administration of your organisation.";

pub const CHOOSE_PICTURE: &str = "Choose a picture";
pub const UPLOAD_PICTURE: &str = "Upload picture";
pub const REMOVE_PICTURE: &str = "Remove picture";
pub const UPLOADING: &str = "Uploading your picture…";
pub const UPLOADED: &str = "Your new picture is saved.";
pub const CANCELLED: &str = "Upload cancelled. Your picture is as it was.";
pub const REMOVING: &str = "Removing your picture…";
pub const REMOVED: &str = "Your picture is removed.";
pub const REMOVAL_PENDING: &str =
    "Removal accepted; the service still shows your picture. It can take a moment.";
pub const PICTURE_MISSING: &str = "Choose a picture first.";
pub const PICTURE_TYPE: &str = "This kind of file cannot be used as a picture. Choose another file.";
pub const YOUR_PICTURE: &str = "Your picture";
pub const NO_PICTURE: &str = "No picture yet: your initials stand in for it";

/// What the file input takes.
pub fn picture_hint(types: &[String], max_bytes: Option<u64>) -> String {
    let types: Vec<String> =
        types.iter().map(|kind| kind.rsplit('/').next().unwrap_or(kind).to_ascii_uppercase()).collect();
    match max_bytes {
        Some(max) => format!("{}, up to {}.", types.join(", "), megabytes(max)),
        None => format!("{}.", types.join(", ")),
    }
}

/// The picture is refused before it travels.
pub fn picture_too_large(bytes: u64, max: u64) -> String {
    format!(
        "This file has {}, and {} is the most that is allowed. Choose a smaller one.",
        megabytes(bytes),
        megabytes(max)
    )
}

/// Rounded up to a tenth.
fn megabytes(bytes: u64) -> String {
    match bytes.div_ceil(100_000) {
        tenths if tenths % 10 == 0 => format!("{} MB", tenths / 10),
        tenths => format!("{}.{} MB", tenths / 10, tenths % 10),
    }
}

/// The account's state: a short word for the badge, and what it means.
pub fn state(state: &UserState) -> (String, &'static str) {
    let (word, meaning) = match state {
        UserState::Active => ("Active", "Your account is in use."),
        UserState::Inactive => {
            ("Inactive", "An administrator has switched your account off. Ask them to switch it on again.")
        }
        UserState::Deleted => ("Deleted", "Your account is marked as deleted."),
        UserState::Locked => (
            "Locked",
            "Your account is locked, usually after too many failed sign-ins. Ask your administrator.",
        ),
        UserState::Suspend => ("Suspended", "Your account is suspended for now. Ask your administrator."),
        UserState::Initial => {
            ("Being set up", "Your account has been created, but its set-up is not finished.")
        }
        UserState::Unspecified => ("Unknown", "The service does not say in which state your account is."),
        UserState::Other(other) => {
            let word = common::humanize(&other.trim_start_matches("USER_STATE_").to_ascii_lowercase());
            return (word, "The service reports a state that this page does not know yet.");
        }
    };
    (word.into(), meaning)
}

/// The label of a key of the user.
pub fn label(key: &str) -> String {
    match key {
        "first_name" => FIRST_NAME.into(),
        "last_name" => LAST_NAME.into(),
        "email" => EMAIL.into(),
        "phone" => PHONE.into(),
        "avatar" => PICTURE.into(),
        "organization" => ORGANIZATION.into(),
        "name" => NAME.into(),
        other => common::humanize(other),
    }
}

/// Saved, and where the service keeps something else than was sent.
pub fn saved(deviations: &[Change]) -> String {
    let mut text = common::SAVED.to_owned();
    for change in deviations {
        let after = change.after.as_deref().filter(|after| !after.is_empty());
        text.push_str(&match after {
            Some(after) => format!(" The service keeps “{after}” as {}.", label(change.key)),
            None => format!(" The service keeps no {} for now.", label(change.key)),
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_megabytes() {
        let types = ["image/png".to_owned(), "image/jpeg".to_owned()];
        assert_eq!(picture_hint(&types, Some(2_000_000)), "PNG, JPEG, up to 2 MB.");
        assert!(picture_too_large(2_340_000, 2_000_000).starts_with("This file has 2.4 MB"));
    }

    #[test]
    fn a_new_state_is_still_readable() {
        assert_eq!(state(&UserState::Other("USER_STATE_ON_LEAVE".into())).0, "On leave");
    }

    #[test]
    fn what_the_service_keeps_differently_is_named() {
        let change = Change { key: "email", before: Some("A@b.test".into()), after: Some("a@b.test".into()) };
        assert_eq!(saved(&[change]), "Saved. The service keeps “a@b.test” as Email.");
    }
}
