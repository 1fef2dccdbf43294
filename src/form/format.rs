//! [`Format`]: how the text in a field and a value of a document stand for each other. Pure.

use serde_json::Value;
use wire::{is_blank, json};

use crate::form::json_list as list;
use crate::form::validate::trim;

/// How a text and the value stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The text is the value.
    Plain,
    /// The same without spaces around it, and `null` where there is nothing to see.
    Trimmed,
    /// An address or a number. Invisible characters around it are removed too: they come along when it is copied.
    Address,
    /// A password or a key: each character counts, also one that cannot be seen.
    Secret,
    /// The text is JSON; nothing is `null`.
    Json,
    /// The text is a JSON list, which a person edits item by item and never sees as JSON ([`list`]).
    List,
}

impl Format {
    /// The text that a person edits for a value.
    #[must_use]
    pub fn text(self, value: &Value) -> String {
        match (self, value) {
            (_, Value::Null) => String::new(),
            (Format::Json, value) => json::to_string_pretty(value),
            (Format::Plain | Format::Trimmed | Format::Address | Format::Secret, Value::String(text)) => {
                text.clone()
            }
            (_, other) => json::to_string(other),
        }
    }

    /// The value of a text; `None` where it is not JSON (yet).
    #[must_use]
    pub fn value(self, text: &str) -> Option<Value> {
        match self {
            Format::Plain | Format::Secret => Some(text.into()),
            Format::Trimmed | Format::Address => {
                Some(Some(self.essence(text)).filter(|text| !text.is_empty()).into())
            }
            Format::Json | Format::List if is_blank(text) => Some(Value::Null),
            Format::Json | Format::List => json::parse(trim(text)).ok(),
        }
    }

    /// The text as a person reads it.
    #[must_use]
    pub fn readable(self, text: &str) -> String {
        if self == Format::List { list::items(text).join(", ") } else { text.into() }
    }

    /// Whether two texts stand for different values. Nothing is nothing, however it is written.
    #[must_use]
    pub fn differs(self, one: &str, other: &str) -> bool {
        one != other && self.essence(one) != self.essence(other)
    }

    fn essence(self, text: &str) -> &str {
        match self {
            Format::Secret => text,
            _ if is_blank(text) => "",
            Format::Trimmed => text.trim(),
            Format::Address => trim(text),
            Format::Json if trim(text) == "null" => "",
            Format::List if list::is_empty(text) => "",
            _ => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_another_type_is_a_text_in_its_field() {
        for held in ["5", "12345678901234567890123", "1E400", "true", r#"{"a":[1.0]}"#, "[1,2]"] {
            assert_eq!(Format::Plain.text(&json::parse(held).unwrap()), held);
        }
    }

    #[test]
    fn a_text_is_shown_as_it_is() {
        for format in [Format::Plain, Format::Trimmed, Format::Address, Format::Secret] {
            assert_eq!(format.text(&" Zoé".into()), " Zoé", "{format:?}");
        }
    }

    #[test]
    fn json_is_written_as_it_was_typed() {
        let typed = r#"{"b":1E400,"a":[1.0,-0,2.50]}"#;
        assert_eq!(Format::Json.value(typed).unwrap().to_string(), typed);
    }

    #[test]
    fn nothing_is_nothing_however_it_is_written() {
        for (format, one, other) in [
            (Format::Plain, "", " \n"),
            (Format::Trimmed, "", "\u{200b}"),
            (Format::Json, "null", "  "),
            (Format::List, "", "[]"),
            (Format::List, "\"\"", "[]"),
        ] {
            assert!(!format.differs(one, other), "{format:?} {one:?} {other:?}");
        }
        assert!(Format::Plain.differs("a", "a "));
        assert!(Format::Secret.differs("", " "), "a password may be nothing but spaces");
        assert!(!Format::Address.differs("a@b.test", "\u{202A}a@b.test\u{202C}"));
    }
}
