//! The profile page.

use wire::UserState;

use crate::language::Words;
pub use crate::language::locale::profile::*;
use crate::state::changes::Change;
use crate::words::common;

/// What the file input takes.
pub fn accepted(types: &[String], max_bytes: Option<u64>) -> Words {
    let name = |kind: &String| match kind.rsplit('/').next().unwrap_or(kind) {
        "webp" => "WebP".to_owned(),
        kind => kind.to_ascii_uppercase(),
    };
    let types: Vec<String> = types.iter().map(name).collect();
    let types = types.join(", ");
    match max_bytes {
        Some(max) => picture_hint_max(types, size(max)),
        None => picture_hint(types),
    }
}

/// The picture is refused before it travels.
pub fn too_large(bytes: u64, max: u64) -> Words {
    picture_too_large(size(bytes), size(max))
}

/// Megabytes, rounded up to a tenth.
fn size(bytes: u64) -> Words {
    let tenths = u32::try_from(bytes.div_ceil(100_000)).unwrap_or(u32::MAX);
    megabytes(Words::decimal(f64::from(tenths) / 10.0))
}

/// The account's state: a short word for the badge, and what it means.
pub fn state(state: &UserState) -> (Words, Words) {
    match state {
        UserState::Active => (ACTIVE, ACTIVE_HELP),
        UserState::Inactive => (INACTIVE, INACTIVE_HELP),
        UserState::Deleted => (DELETED, DELETED_HELP),
        UserState::Locked => (LOCKED, LOCKED_HELP),
        UserState::Suspend => (SUSPENDED, SUSPENDED_HELP),
        UserState::Initial => (INITIAL, INITIAL_HELP),
        UserState::Unspecified => (UNSPECIFIED, UNSPECIFIED_HELP),
        UserState::Other(other) => {
            let word = common::humanize(&other.trim_start_matches("USER_STATE_").to_ascii_lowercase());
            (word.into(), OTHER_STATE_HELP)
        }
    }
}

/// The label of a key of the user.
pub fn label(key: &str) -> Words {
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

/// Saved, and where the service keeps something else than was sent.
pub fn saved(deviations: &[Change]) -> Words {
    deviations.iter().fold(common::SAVED, |text, change| {
        let after = change.after.as_deref().filter(|after| !after.is_empty());
        let kept = match after {
            Some(after) => kept_as(after, label(change.key)),
            None => kept_none(label(change.key)),
        };
        common::and_then(text, kept)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Locale;

    #[test]
    fn sizes_are_said_in_megabytes() {
        let types = ["image/png".to_owned(), "image/jpeg".to_owned()];
        assert_eq!(accepted(&types, Some(2_000_000)).say(Locale::ENGLISH), "PNG, JPEG, up to 2 MB.");
        assert!(too_large(2_340_000, 2_000_000).say(Locale::ENGLISH).starts_with("This file has 2.4 MB"));
    }

    #[test]
    fn a_new_state_is_still_readable() {
        assert_eq!(state(&UserState::Other("USER_STATE_ON_LEAVE".into())).0, "On leave".into());
    }

    #[test]
    fn what_the_service_keeps_differently_is_named() {
        let change = Change { key: "email", before: Some("A@b.test".into()), after: Some("a@b.test".into()) };
        assert_eq!(saved(&[change]).say(Locale::ENGLISH), "Saved. The service keeps “a@b.test” as Email.");
    }
}
