//! The rules, one by one.

#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;

use super::*;

#[test]
fn addresses_are_told_from_other_texts() {
    for text in ["zoe@example.test", " zoe@example.test ", "z@localhost", "zoé@exämple.test", "\"a\"@b.test"]
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
fn a_json_key_that_is_there_twice_is_found() {
    for (text, key) in [
        (r#"{"a": 1, "a": 2}"#, Some("a")),
        (r#"{"x": [{"b": {}, "a": 1, "b": 0}]}"#, Some("b")),
        (r#"{"a": 1, "\u0061": 2}"#, Some("a")),
        (r#"{"\"": "a", "b": "\\", "\"": 1}"#, Some("\"")),
        (r#"{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 2}]}"#, None),
        (r#"{"a": "{\"b\": 1, \"b\": 2}", "b": ":a:"}"#, None),
        ("[1, \"a\", null]", None),
        ("\"", None),
        ("", None),
    ] {
        assert_eq!(doubled_key(text).as_deref(), key, "{text}");
    }
}

#[test]
fn invisible_characters_are_trimmed_and_found_inside() {
    assert_eq!(trim("\u{200e} zoe@example.test\u{a0}\u{feff}"), "zoe@example.test");
    assert_eq!(trim("\u{202a}+33 6 12\u{202c}"), "+33 6 12");
    assert_eq!(trim("\u{200b}"), "");
    for text in ["zoe\u{200b}@example.test", "zoe@ex\u{ad}ample.test", "+33\u{202c}6", "a\u{200d}b"] {
        assert!(has_invisible(text), "{text:?}");
    }
    for text in
        ["zoe@example.test", "\u{200e}zoe@example.test", "+33\u{a0}6\u{202f}12", "a@نامه\u{200c}ای.test"]
    {
        assert!(!has_invisible(text), "{text:?}");
    }
}

#[test]
fn generators_are_told_the_limits_that_there_are() {
    assert_eq!(password_rules(Some(12), Some(64)).as_deref(), Some("minlength: 12; maxlength: 64;"));
    assert_eq!(password_rules(Some(12), None).as_deref(), Some("minlength: 12;"));
    assert_eq!(password_rules(None, Some(64)).as_deref(), Some("maxlength: 64;"));
    assert_eq!(password_rules(None, None), None);
}

#[test]
fn a_json_mistake_has_its_place() {
    assert_eq!(json_mistake("\u{feff}{\"a\": 1}\u{200b}"), None);
    assert_eq!(json_mistake("\u{feff}{\"a\": }"), Some((1, 7)), "what cannot be seen is not counted");
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
        doubled_key(&text);
        refused_password_field(&text);
        let short = PasswordRule::MinLength(limit).is_met(&text, "");
        prop_assert_eq!(short, text.chars().count() >= limit);
    }
}
