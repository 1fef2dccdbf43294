//! [`Words`]: something to read, in whatever language is chosen when it is shown.

use std::fmt::Write;
use std::sync::Arc;

use crate::language::format;
use crate::language::locale::Locale;

/// A text that knows no language until it is said, so that what is on the screen can change its language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(Kind);

#[derive(Clone, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Nothing,
    /// A text of `locales/*.json`.
    Text(u16),
    /// The same with something in its gaps.
    Filled(u16, Arc<[Words]>),
    /// The same, chosen by the plural category of its first filling.
    Counted(u16, Arc<[Words]>),
    /// In no language of ours: names, addresses, what the service said.
    Verbatim(Arc<str>),
    Number(f64),
    List(Arc<[Words]>),
}

impl Words {
    /// Nothing to read.
    pub const NOTHING: Words = Words(Kind::Nothing);

    pub(super) const fn text(at: u16) -> Self {
        Words(Kind::Text(at))
    }

    pub(super) fn filled(at: u16, with: Arc<[Words]>) -> Self {
        Words(Kind::Filled(at, with))
    }

    pub(super) fn counted(at: u16, with: Arc<[Words]>) -> Self {
        Words(Kind::Counted(at, with))
    }

    /// A count, as the language writes it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "numbers that people read are not that long")]
    pub fn number(number: u64) -> Self {
        Words(Kind::Number(number as f64))
    }

    /// A number with tenths, as the language writes it.
    #[must_use]
    pub fn decimal(number: f64) -> Self {
        Words(Kind::Number(number))
    }

    /// One after the other, with commas.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Words>) -> Self {
        Words(Kind::List(items.into_iter().collect()))
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0 == Kind::Nothing
    }

    /// The text in a language.
    #[must_use]
    pub fn say(&self, locale: Locale) -> String {
        let mut text = String::new();
        self.write(locale, &mut text);
        text
    }

    fn write(&self, locale: Locale, out: &mut String) {
        match &self.0 {
            Kind::Nothing => {}
            Kind::Text(at) => out.push_str(locale.text(*at)),
            Kind::Filled(at, with) => fill(locale.text(*at), with, locale, out),
            Kind::Counted(at, with) => fill(form(locale.text(*at), with, locale), with, locale, out),
            Kind::Verbatim(text) => out.push_str(text),
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
fn fill(text: &str, with: &[Words], locale: Locale, out: &mut String) {
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
fn form<'a>(text: &'a str, with: &[Words], locale: Locale) -> &'a str {
    let Some(Words(Kind::Number(count))) = with.first() else { return text };
    let category = format::plural_category(*count, locale);
    let forms = || text.split('\u{3}').filter_map(|form| form.split_once('\u{2}'));
    forms().find(|(name, _)| *name == category).or_else(|| forms().next_back()).map_or(text, |(_, text)| text)
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Words(Kind::Verbatim(text.into()))
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Words(Kind::Verbatim(text.into()))
    }
}

impl From<&String> for Words {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Words> for Words {
    fn from(words: &Words) -> Self {
        words.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::locale::{error, password, profile, settings};

    #[test]
    fn gaps_are_filled_with_texts_of_the_same_language() {
        assert_eq!(settings::remove("all").say(Locale::ENGLISH), "Remove all");
        let kept = profile::kept_as("a@b.test", profile::EMAIL);
        assert_eq!(kept.say(Locale::ENGLISH), "The service keeps “a@b.test” as Email.");
    }

    #[test]
    fn a_count_chooses_its_sentence() {
        assert_eq!(password::at_least(12).say(Locale::ENGLISH), "At least 12 characters");
        assert_eq!(
            error::too_many_seconds(1).say(Locale::ENGLISH),
            "Too many attempts. Wait one second, then try again."
        );
    }

    #[test]
    fn what_the_service_says_is_no_text_of_ours() {
        for locale in Locale::all() {
            assert_eq!(Words::from("Too short.\u{1}0").say(locale), "Too short.\u{1}0");
        }
    }
}
