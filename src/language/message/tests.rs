//! Messages in each language.

use super::*;
use crate::language::texts::{error, password, profile, session, settings};

#[test]
fn fills_gaps_with_texts_of_the_same_language() {
    assert_eq!(settings::remove("all").localize(Locale::ENGLISH), "Remove all");
    let message = profile::kept_as("a@b.test", profile::EMAIL);
    assert_eq!(message.localize(Locale::ENGLISH), "The service keeps “a@b.test” as Email.");
}

#[test]
fn a_title_is_of_the_same_tag_then_the_same_language_then_english_then_the_first() {
    let title = |tags: &[&str]| {
        let titles: Object = tags.iter().map(|tag| ((*tag).to_owned(), format!("in {tag}").into())).collect();
        let french = Locale::of("fr").unwrap();
        Message::titles(&titles.into()).localize(french)
    };
    assert_eq!(title(&["en", "fr-CA", "FR"]), "in FR");
    assert_eq!(title(&["en", "fr_ca"]), "in fr_ca");
    assert_eq!(title(&["de", "frp", "en-GB"]), "in en-GB");
    assert_eq!(title(&["de", "it"]), "in de");
    assert_eq!(title(&[]), "");
}

#[test]
fn a_count_selects_its_plural_form() {
    assert_eq!(password::at_least(12).localize(Locale::ENGLISH), "At least 12 characters");
    assert_eq!(
        error::too_many_seconds(1).localize(Locale::ENGLISH),
        "Too many attempts. Wait one second, then try again."
    );
}

#[test]
fn a_value_does_not_turn_the_sentence_around_it() {
    let signed_in = |name: &str| session::signed_in_as(name).localize(Locale::ENGLISH);
    assert_eq!(signed_in("Zoé Martin"), "Signed in as Zoé Martin");
    for name in ["\u{202E}Zoé", "\u{5D6}\u{5D5}\u{5D0}\u{5D9}", "\u{632}\u{648}\u{64A}", "Zoé\u{200F}"] {
        assert_eq!(signed_in(name), format!("Signed in as \u{2068}{name}\u{2069}"));
    }
    // A value can neither end the isolate nor open another one that hides its end.
    assert_eq!(signed_in("a\u{2069}\u{202E}b\u{2067}"), "Signed in as \u{2068}a\u{202E}b\u{2069}");
}

#[test]
fn isolates_a_value_anywhere_in_a_sentence() {
    let name = "\u{202E}Zoé";
    let isolated = format!("\u{2068}{name}\u{2069}");
    let text = profile::kept_as(name, Message::from(name)).localize(Locale::ENGLISH);
    assert_eq!(text, format!("The service keeps “{isolated}” as {isolated}."));
    let list = Message::list([name.into(), profile::EMAIL]);
    assert_eq!(list.localize(Locale::ENGLISH), format!("{isolated}, Email"));
}

#[test]
fn a_value_that_stands_alone_is_shown_as_it_is() {
    for value in ["\u{202E}Zoé", "a\u{2069}"] {
        assert_eq!(Message::from(value).localize(Locale::ENGLISH), value);
    }
}

#[test]
fn the_services_text_has_no_gaps() {
    for locale in Locale::all() {
        assert_eq!(Message::from("Too short.\u{1}0").localize(locale), "Too short.\u{1}0");
    }
}
