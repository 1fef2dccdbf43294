//! [`Message`]: a text for the screen, independent of the language.

use std::fmt::Write;
use std::sync::Arc;

use wire::Object;

use crate::language::direction::isolate;
use crate::language::format;
use crate::language::locale::{Locale, Text};

/// A text that gets its language when it is shown, so that the screen can change its language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message(Kind);

#[derive(Clone, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    Nothing,
    /// A text of `locales/*.json`.
    Text(&'static Text),
    /// The same with values in its gaps.
    Filled(&'static Text, Arc<[Message]>),
    /// The same, chosen by the plural category of its first value.
    Counted(&'static Text, Arc<[Message]>),
    /// Text without a translation: names, addresses, the service's texts.
    Verbatim(Arc<str>),
    /// The same in several languages, by their BCP 47 tags.
    Titles(Arc<Object>),
    Number(f64),
    List(Arc<[Message]>),
}

impl Message {
    /// The empty message.
    pub const NOTHING: Message = Message(Kind::Nothing);

    pub(super) const fn text(text: &'static Text) -> Self {
        Message(Kind::Text(text))
    }

    pub(super) fn filled(text: &'static Text, values: Arc<[Message]>) -> Self {
        Message(Kind::Filled(text, values))
    }

    pub(super) fn counted(text: &'static Text, values: Arc<[Message]>) -> Self {
        Message(Kind::Counted(text, values))
    }

    /// A text that comes in several languages, by their BCP 47 tags.
    #[must_use]
    pub fn titles(titles: &Arc<Object>) -> Self {
        Message(Kind::Titles(titles.clone()))
    }

    /// A count, formatted for the language.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "numbers that people read are not that long")]
    pub fn number(number: u64) -> Self {
        Message(Kind::Number(number as f64))
    }

    /// A number with at most one decimal place, formatted for the language.
    #[must_use]
    pub fn decimal(number: f64) -> Self {
        Message(Kind::Number(number))
    }

    /// The items, separated by commas.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Message>) -> Self {
        Message(Kind::List(items.into_iter().collect()))
    }

    /// Whether the message is empty.
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
            Kind::Titles(titles) => text.push_str(locale.choose(titles)),
            _ => self.write(locale, &mut text),
        }
        text
    }

    /// Writes the message as a part of a sentence.
    fn write(&self, locale: Locale, out: &mut String) {
        match &self.0 {
            Kind::Nothing => {}
            Kind::Text(text) => out.push_str(locale.text(text)),
            Kind::Filled(text, values) => fill(locale.text(text), values, locale, out),
            Kind::Counted(text, values) => {
                fill(plural_form(locale.text(text), values, locale), values, locale, out);
            }
            Kind::Verbatim(value) => isolate(value, locale, out),
            Kind::Titles(titles) => isolate(locale.choose(titles), locale, out),
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

/// Puts `values` into the gaps, which are a marker and one digit each (`crates/locales`).
fn fill(text: &str, values: &[Message], locale: Locale, out: &mut String) {
    let mut pieces = text.split('\u{1}');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let number = piece.bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
        if let Some(value) = values.get(number) {
            value.write(locale, out);
        }
        out.push_str(piece.get(1..).unwrap_or_default());
    }
}

/// The plural form for the first of `values`; the last form, `other`, where the language has no form for the category.
fn plural_form<'a>(text: &'a str, values: &[Message], locale: Locale) -> &'a str {
    let Some(Message(Kind::Number(count))) = values.first() else { return text };
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
    fn from(message: &Message) -> Self {
        message.clone()
    }
}

#[cfg(test)]
mod tests;
