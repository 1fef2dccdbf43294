//! The rules for changes to a profile: reads `PartialUpdateUser` from a body.

use email_address::{EmailAddress, Options};
use serde_json::Value;
use wire::Object;

use crate::error::Result;
use crate::validation::Problems;

const MAX_NAME_CHARS: usize = 100;
const MAX_EMAIL_CHARS: usize = 254;
const MIN_PHONE_DIGITS: usize = 6;

/// What to change: of each key `None` leaves it, `Some(None)` clears it.
#[derive(Default, PartialEq)]
pub(crate) struct UserPatch {
    pub(crate) first_name: Option<Option<String>>,
    pub(crate) last_name: Option<Option<String>>,
    pub(crate) email: Option<Option<String>>,
    pub(crate) phone: Option<Option<String>>,
}

/// Reads the four keys that can change; others are ignored, as the service does.
pub(crate) fn read_patch(body: &Object) -> Result<UserPatch> {
    let mut problems = Problems::default();
    if body.get("user_type").is_some_and(|value| value != "Human") {
        problems.push(&["user_type"], "Input should be 'Human'", "literal_error");
    }
    let patch = UserPatch {
        first_name: read(body, "first_name", name, &mut problems),
        last_name: read(body, "last_name", name, &mut problems),
        email: read(body, "email", email, &mut problems),
        phone: read(body, "phone", phone, &mut problems),
    };
    problems.into_result()?;
    Ok(patch)
}

/// Why a value is refused: a sentence for the person and the kind for the client.
type Refusal = (&'static str, &'static str);

fn read(
    body: &Object,
    key: &str,
    rule: fn(&str) -> Result<String, Refusal>,
    problems: &mut Problems,
) -> Option<Option<String>> {
    let checked = match body.get(key)? {
        Value::Null => return Some(None),
        Value::String(text) => rule(text),
        _ => Err(("Input should be a valid string", "string_type")),
    };
    match checked {
        Ok(text) => Some(Some(text)),
        Err((msg, kind)) => {
            problems.push(&[key], msg, kind);
            None
        }
    }
}

fn name(text: &str) -> Result<String, Refusal> {
    if text.chars().count() > MAX_NAME_CHARS {
        return Err(("String should have at most 100 characters", "string_too_long"));
    }
    Ok(text.into())
}

fn email(text: &str) -> Result<String, Refusal> {
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    if text.chars().count() > MAX_EMAIL_CHARS || EmailAddress::parse_with_options(text, options).is_err() {
        return Err(("value is not a valid email address", "value_error"));
    }
    // Otherwise two spellings of one mailbox would be two accounts.
    Ok(text.to_lowercase())
}

fn phone(text: &str) -> Result<String, Refusal> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || " +().-/".contains(c));
    if digits < MIN_PHONE_DIGITS || !plain {
        return Err(("value is not a valid phone number", "value_error"));
    }
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plausible_addresses_pass_in_lower_case() {
        for (sent, stored) in [
            ("zoe@example.test", "zoe@example.test"),
            ("Zoé.Martin+Bail@Agence-du-Port.FR", "zoé.martin+bail@agence-du-port.fr"),
        ] {
            assert_eq!(email(sent), Ok(stored.into()));
        }
    }

    #[test]
    fn other_texts_are_no_address() {
        let long = format!("{}@{}.test", "a".repeat(60), "b.".repeat(100));
        for wrong in [
            "",
            "zoe",
            "zoe@",
            "@example.test",
            "zoe@localhost",
            "a b@example.test",
            " zoe@example.test",
            "Zoe <zoe@example.test>",
            "zoe@[127.0.0.1]",
            "zoe@example..test",
            &long,
        ] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_phone_number_is_digits_and_their_punctuation() {
        for right in ["+33 1 23 45 67 89", "(0)123/456-78.9", "123456"] {
            assert_eq!(phone(right), Ok(right.into()));
        }
        for wrong in ["", "12345", "+33 1 x3 45 67 89", "１２３４５６", "123456\n"] {
            assert!(phone(wrong).is_err(), "{wrong}");
        }
    }
}
