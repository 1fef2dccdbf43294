//! The rules of the fields, as plain functions. The service has the last word; these only spare a round trip.

pub use wire::is_blank;

/// Whether a text can be an e-mail address at all: something before and after one `@`, no white space.
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.contains('@')
                && !text.contains(char::is_whitespace)
        }
        None => false,
    }
}

/// A rule that a new password has to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordRule {
    /// At least so many characters.
    MinLength(usize),
    /// At most so many characters.
    MaxLength(usize),
    /// Another one than now.
    Different,
}

impl PasswordRule {
    /// The rules that the operator's limits make.
    pub fn list(min_length: Option<usize>, max_length: Option<usize>) -> Vec<PasswordRule> {
        let min = min_length.map(PasswordRule::MinLength);
        let max = max_length.map(PasswordRule::MaxLength);
        min.into_iter().chain(max).chain([PasswordRule::Different]).collect()
    }

    /// Whether `new` meets it. Lengths count characters, as people do.
    pub fn is_met(self, new: &str, current: &str) -> bool {
        match self {
            PasswordRule::MinLength(least) => new.chars().count() >= least,
            PasswordRule::MaxLength(most) => (1..=most).contains(&new.chars().count()),
            PasswordRule::Different => !new.is_empty() && new != current,
        }
    }
}

/// A field of the password form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordField {
    /// The password in force.
    Current,
    /// The one to come.
    New,
    /// The one to come, typed again.
    Confirm,
}

/// Which field a refusal (400, one sentence) is about. The contract has no key for it, so the sentence has to tell.
pub fn refused_password_field(sentence: &str) -> PasswordField {
    let sentence = sentence.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    if says(&["confirm", "do not match", "don't match", "differ", "correspond"]) {
        PasswordField::Confirm
    } else if says(&["current", "old password", "actuel", "incorrect", "wrong", "invalid credentials"]) {
        PasswordField::Current
    } else {
        PasswordField::New
    }
}

/// Where a JSON text has its mistake: line and column, both from 1.
pub fn json_mistake(text: &str) -> Option<(usize, usize)> {
    let error = serde_json::from_str::<serde_json::Value>(text).err()?;
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    // serde_json counts bytes, people count characters; an empty last line has no column, people count from 1.
    let column = line.char_indices().filter(|(at, _)| *at < error.column()).count();
    Some((error.line(), column.max(1)))
}

#[cfg(test)]
mod tests {
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for text in
            ["zoe@example.test", " zoe@example.test ", "z@localhost", "zoé@exämple.test", "\"a\"@b.test"]
        {
            assert!(is_email(text), "{text}");
        }
        for text in ["", "zoe", "zoe@", "@example.test", "a@b@c", "zoe martin@example.test"] {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn rules_come_from_the_limits_that_there_are() {
        assert_eq!(PasswordRule::list(None, None), [PasswordRule::Different]);
        assert_eq!(
            PasswordRule::list(Some(12), Some(64)),
            [PasswordRule::MinLength(12), PasswordRule::MaxLength(64), PasswordRule::Different]
        );
    }

    #[test]
    fn lengths_count_characters_and_not_bytes() {
        assert!(!PasswordRule::MinLength(12).is_met("éééééééé", ""));
        assert!(PasswordRule::MaxLength(8).is_met("éééééééé", ""));
        assert!(!PasswordRule::MaxLength(8).is_met("", ""), "nothing typed meets nothing");
    }

    #[test]
    fn the_old_password_is_no_new_one() {
        assert!(!PasswordRule::Different.is_met("same", "same"));
        assert!(PasswordRule::Different.is_met("other", "same"));
    }

    #[test]
    fn a_refusal_finds_its_field() {
        for (sentence, field) in [
            ("The current password is incorrect.", PasswordField::Current),
            ("Le mot de passe actuel est erroné.", PasswordField::Current),
            ("The new password and its confirmation differ.", PasswordField::Confirm),
            ("Passwords do not match", PasswordField::Confirm),
            ("The new password must have at least 12 characters.", PasswordField::New),
            ("Too common.", PasswordField::New),
        ] {
            assert_eq!(refused_password_field(sentence), field, "{sentence}");
        }
    }

    #[test]
    fn a_json_mistake_has_its_place() {
        assert_eq!(json_mistake("{\n  \"a\": 1,\n}"), Some((3, 1)));
        assert_eq!(json_mistake(r#"{"été": }"#), Some((1, 9)), "accents count once");
        assert_eq!(json_mistake(""), Some((1, 1)));
        assert_eq!(json_mistake("{\"a\": 123456789012345678901234567890}"), None);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn no_text_breaks_a_rule(text in ".*", limit in 0_usize..40) {
            is_email(&text);
            json_mistake(&text);
            refused_password_field(&text);
            let short = PasswordRule::MinLength(limit).is_met(&text, "");
            prop_assert_eq!(short, text.chars().count() >= limit);
        }
    }
}
