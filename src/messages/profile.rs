//! The profile page.

use wire::AccountStatus;

use crate::boot::AvatarRules;
use crate::language::Message;
pub use crate::language::texts::profile::*;
use crate::messages::common;
use crate::resource::edit::{Path, Written, readable};

/// Which files the service accepts as a picture.
pub fn accepted(rules: &AvatarRules) -> Message {
    let names = rules.names();
    let types = if names.is_empty() { ANY_IMAGE } else { names.join(", ").into() };
    match rules.max_bytes {
        Some(max) => picture_hint_max(types, size(max)),
        None => picture_hint(types),
    }
}

/// Megabytes, rounded up to a tenth.
pub(super) fn size(bytes: u64) -> Message {
    let tenths = u32::try_from(bytes.div_ceil(100_000)).unwrap_or(u32::MAX);
    megabytes(Message::decimal(f64::from(tenths) / 10.0))
}

/// The account's state: a short text for the badge, and an explanation.
pub fn state(state: &AccountStatus) -> (Message, Message) {
    match state {
        AccountStatus::Active => (ACTIVE, ACTIVE_HELP),
        AccountStatus::Inactive => (INACTIVE, INACTIVE_HELP),
        AccountStatus::Deleted => (DELETED, DELETED_HELP),
        AccountStatus::Locked => (LOCKED, LOCKED_HELP),
        AccountStatus::Suspend => (SUSPENDED, SUSPENDED_HELP),
        AccountStatus::Initial => (INITIAL, INITIAL_HELP),
        AccountStatus::Unspecified => (UNSPECIFIED, UNSPECIFIED_HELP),
        AccountStatus::Other(other) => {
            let name =
                common::humanize(&other.strip_prefix("USER_STATE_").unwrap_or(other).to_ascii_lowercase());
            (name.into(), OTHER_STATE_HELP)
        }
    }
}

/// The label of a key of the user.
pub fn label(key: &str) -> Message {
    match key {
        "first_name" => FIRST_NAME,
        "last_name" => LAST_NAME,
        "email" => EMAIL,
        "phone" => PHONE,
        "avatar" => PICTURE,
        "organization" => ORGANIZATION,
        "name" => NAME,
        other => common::humanize(other).into(),
    }
}

/// The name of the value at a path of the user.
pub fn name(path: &Path) -> Message {
    label(path.first().map_or("", String::as_str))
}

/// What the service stored in the place of the values that were sent: it may trim, fold case, or wait for a verification.
pub fn server_overrides(written: &Written) -> Message {
    let mut sentences = Message::NOTHING;
    for step in &written.server_overrides {
        let sentence = match readable(step.to.as_ref()) {
            Some(stored) => kept_as(stored, name(&step.path)),
            None => kept_none(name(&step.path)),
        };
        sentences = if sentences.is_nothing() { sentence } else { common::and_then(sentences, sentence) };
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Locale;
    use crate::resource::edit::Step;

    #[test]
    fn a_size_is_in_megabytes() {
        let types = vec!["image/png".to_owned(), "image/jpeg".to_owned()];
        let rules = AvatarRules { max_bytes: Some(2_000_000), types };
        assert_eq!(accepted(&rules).localize(Locale::ENGLISH), "PNG, JPEG, up to 2 MB.");
        let any = AvatarRules { max_bytes: None, types: vec!["image/*".to_owned()] };
        assert_eq!(accepted(&any).localize(Locale::ENGLISH), "Any image.");
        assert_eq!(size(2_340_000).localize(Locale::ENGLISH), "2.4 MB");
    }

    #[test]
    fn an_unknown_state_is_readable() {
        assert_eq!(state(&AccountStatus::Other("USER_STATE_ON_LEAVE".into())).0, "On leave".into());
    }

    #[test]
    fn each_server_override_is_named() {
        let step =
            |key: &str, to: Option<&str>| Step { path: vec![key.into()], from: None, to: to.map(Into::into) };
        let server_overrides = vec![step("email", Some("a@b.test")), step("phone", None)];
        assert_eq!(
            super::server_overrides(&Written { server_overrides, ..Written::default() })
                .localize(Locale::ENGLISH),
            "The service keeps “a@b.test” as Email. The service keeps no Phone for now."
        );
    }
}
