//! [`Message`]: something to read, in whatever language is chosen when it is shown.

use std::fmt::Write;
use std::sync::Arc;

use crate::language::direction::isolate;
use crate::language::format;
use crate::language::locale::Locale;

/// A text that knows no language until it is said, so that what is on the screen can change its language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message(Kind);

#[derive(Clone, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Nothing,
    /// A text of `locales/*.json`.
    Text(u16),
    /// The same with something in its gaps.
    Filled(u16, Arc<[Message]>),
    /// The same, chosen by the plural category of its first filling.
    Counted(u16, Arc<[Message]>),
    /// In no language of ours: names, addresses, what the service said.
    Verbatim(Arc<str>),
    Number(f64),
    List(Arc<[Message]>),
}

impl Message {
    /// Nothing to read.
    pub const NOTHING: Message = Message(Kind::Nothing);

    pub(super) const fn text(at: u16) -> Self {
        Message(Kind::Text(at))
    }

    pub(super) fn filled(at: u16, with: Arc<[Message]>) -> Self {
        Message(Kind::Filled(at, with))
    }

    pub(super) fn counted(at: u16, with: Arc<[Message]>) -> Self {
        Message(Kind::Counted(at, with))
    }

    /// A count, as the language writes it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "numbers that people read are not that long")]
    pub fn number(number: u64) -> Self {
        Message(Kind::Number(number as f64))
    }

    /// A number with tenths, as the language writes it.
    #[must_use]
    pub fn decimal(number: f64) -> Self {
        Message(Kind::Number(number))
    }

    /// One after the other, with commas.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Message>) -> Self {
        Message(Kind::List(items.into_iter().collect()))
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0 == Kind::Nothing
    }

    /// The text in a language.
    #[must_use]
    pub fn localize(&self, locale: Locale) -> String {
        let mut text = String::new();
        match &self.0 {
            // A value that stands alone is shown exactly as it is.
            Kind::Verbatim(value) => text.push_str(value),
            _ => self.write(locale, &mut text),
        }
        text
    }

    /// Writes it as a part of a sentence.
    fn write(&self, locale: Locale, out: &mut String) {
        match &self.0 {
            Kind::Nothing => {}
            Kind::Text(at) => out.push_str(locale.text(*at)),
            Kind::Filled(at, with) => fill(locale.text(*at), with, locale, out),
            Kind::Counted(at, with) => fill(form(locale.text(*at), with, locale), with, locale, out),
            Kind::Verbatim(value) => isolate(value, locale, out),
            Kind::Number(number) => {
                let _ = out.write_str(&format::number(*number, locale));
            }
            Kind::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    item.write(locale, out);
                }
            }
        }
    }
}

/// Puts `with` into the gaps, which are a marker and one digit each (`crates/locales`).
fn fill(text: &str, with: &[Message], locale: Locale, out: &mut String) {
    let mut pieces = text.split('\u{1}');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let number = piece.bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
        if let Some(words) = with.get(number) {
            words.write(locale, out);
        }
        out.push_str(piece.get(1..).unwrap_or_default());
    }
}

/// The plural form for the first of `with`; `other`, which is the last, where the language has no form of its own.
fn form<'a>(text: &'a str, with: &[Message], locale: Locale) -> &'a str {
    let Some(Message(Kind::Number(count))) = with.first() else { return text };
    let category = format::plural_category(*count, locale);
    let forms = || text.split('\u{3}').filter_map(|form| form.split_once('\u{2}'));
    forms().find(|(name, _)| *name == category).or_else(|| forms().next_back()).map_or(text, |(_, text)| text)
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Message(Kind::Verbatim(text.into()))
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Message(Kind::Verbatim(text.into()))
    }
}

impl From<&String> for Message {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Message> for Message {
    fn from(words: &Message) -> Self {
        words.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::locale::{error, password, profile, session, settings};

    #[test]
    fn gaps_are_filled_with_texts_of_the_same_language() {
        assert_eq!(settings::remove("all").localize(Locale::ENGLISH), "Remove all");
        let kept = profile::kept_as("a@b.test", profile::EMAIL);
        assert_eq!(kept.localize(Locale::ENGLISH), "The service keeps “a@b.test” as Email.");
    }

    #[test]
    fn a_count_chooses_its_sentence() {
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
        for name in ["\u{202E}Zoé", "\u{5D6}\u{5D5}\u{5D0}\u{5D9}", "\u{632}\u{648}\u{64A}", "Zoé\u{200F}"]
        {
            assert_eq!(signed_in(name), format!("Signed in as \u{2068}{name}\u{2069}"));
        }
        // Nor does it leave the isolate, or make another one that swallows the end of it.
        assert_eq!(signed_in("a\u{2069}\u{202E}b\u{2067}"), "Signed in as \u{2068}a\u{202E}b\u{2069}");
    }

    #[test]
    fn a_value_is_isolated_wherever_it_is_in_a_sentence() {
        let name = "\u{202E}Zoé";
        let isolated = format!("\u{2068}{name}\u{2069}");
        let kept = profile::kept_as(name, Message::from(name)).localize(Locale::ENGLISH);
        assert_eq!(kept, format!("The service keeps “{isolated}” as {isolated}."));
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
    fn what_the_service_says_is_no_text_of_ours() {
        for locale in Locale::all() {
            assert_eq!(Message::from("Too short.\u{1}0").localize(locale), "Too short.\u{1}0");
        }
    }
}
