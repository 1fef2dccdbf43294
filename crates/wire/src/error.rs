//! The two JSON shapes of an error: `{"detail": "…"}` and the 422 list (contract: `HTTPValidationError`).

use serde::Serialize;
use serde_json::Value;

use crate::blank::is_blank;
use crate::reading::{Fields, Kind, Oddity, is_nothing, text};

/// What the contract calls it.
const NAME: &str = "HTTPValidationError";

/// The body of a refusal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ErrorBody {
    /// 400, 401, 403, 404 and most others: one sentence.
    Sentence {
        /// The service's own words.
        detail: String,
    },
    /// 422: one entry for each thing that is wrong with the request.
    Validation {
        /// At least one in practice; nothing promises it.
        detail: Vec<ValidationError>,
    },
}

impl ErrorBody {
    /// Reads what can be read of a refusal; `None` if there is nothing. Values that do not follow the contract are added to
    /// `odd`.
    pub fn read(value: Value, odd: &mut Vec<Oddity>) -> Option<Self> {
        let detail = match value {
            Value::Object(mut body) => body.remove("detail").unwrap_or_default(),
            // The list or the sentence without its key.
            other => other,
        };
        if is_nothing(Some(&detail)) {
            note("", Kind::Missing, odd);
            return None;
        }
        match detail {
            Value::String(detail) => Some(ErrorBody::Sentence { detail }),
            Value::Array(list) => {
                let detail = list.into_iter().filter_map(|entry| ValidationError::read(entry, odd)).collect();
                Some(ErrorBody::Validation { detail })
            }
            other => {
                note("", Kind::of(&other), odd);
                let words = ["msg", "message", "detail", "error"];
                let detail = words
                    .into_iter()
                    .find_map(|key| other.get(key)?.as_str().filter(|text| !is_blank(text)))?;
                Some(ErrorBody::Sentence { detail: detail.into() })
            }
        }
    }
}

fn note(inner: &str, kind: Kind, odd: &mut Vec<Oddity>) {
    odd.push(Oddity { field: format!("{NAME}.detail{inner}"), kind });
}

/// One entry of a 422 (contract: `ValidationError`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ValidationError {
    /// The path to the wrong value: `["body", "email"]`, with indices for items of a list.
    pub loc: Vec<Value>,
    /// The service's own words.
    pub msg: String,
    /// A machine-readable kind, `value_error` and the like.
    #[serde(rename = "type")]
    pub kind: String,
}

impl ValidationError {
    /// An entry with a message; `None` without one. A text alone is about the request as a whole.
    fn read(entry: Value, odd: &mut Vec<Oddity>) -> Option<Self> {
        let Value::Object(entry) = entry else {
            note("[]", Kind::of(&entry), odd);
            return text(&entry).map(|msg| ValidationError { msg, ..ValidationError::default() });
        };
        let name = format!("{NAME}.detail[]");
        let mut fields = Fields::of(&name, &entry, odd);
        let loc = match fields.take("loc").unwrap_or(&Value::Null) {
            Value::Array(loc) => loc.clone(),
            other => {
                fields.note("loc", other);
                // The way as one text: `body.email`.
                text(other).iter().flat_map(|way| way.split('.')).map(Value::from).collect()
            }
        };
        let kind = fields.text("type").unwrap_or_default();
        let msg = fields.text("msg").or_else(|| {
            fields.note("msg", &Value::Null);
            (!kind.is_empty()).then(|| kind.clone())
        })?;
        Some(ValidationError { loc, msg, kind })
    }

    /// The body key that the entry is about: the first string after `"body"`.
    pub fn field(&self) -> Option<&str> {
        let (first, rest) = self.loc.split_first()?;
        if first == "body" { rest.first()?.as_str() } else { first.as_str() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<ErrorBody>, Vec<Oddity>) {
        let mut odd = Vec::new();
        (ErrorBody::read(serde_json::from_str(text).unwrap(), &mut odd), odd)
    }

    fn entries(text: &str) -> Vec<(Option<String>, String)> {
        let (Some(ErrorBody::Validation { detail }), _) = read(text) else { panic!("a list") };
        detail.into_iter().map(|entry| (entry.field().map(str::to_owned), entry.msg)).collect()
    }

    #[test]
    fn a_sentence_is_read() {
        let sentence = Some(ErrorBody::Sentence { detail: "Not authenticated".into() });
        assert_eq!(read(r#"{"detail": "Not authenticated"}"#), (sentence, vec![]));
    }

    #[test]
    fn a_validation_list_names_its_fields() {
        let text = r#"{"detail": [
            {"loc": ["body", "email"], "msg": "not an address", "type": "value_error", "input": 9007199254740993},
            {"loc": ["body", "list", 3], "msg": "too long", "type": "value_error"},
            {"loc": ["file"], "msg": "missing", "type": "missing"},
            {"loc": ["body"], "msg": "not an object", "type": "type_error"}]}"#;
        let (Some(ErrorBody::Validation { detail }), odd) = read(text) else { panic!("a list") };
        let fields: Vec<_> = detail.iter().map(ValidationError::field).collect();
        assert_eq!(fields, [Some("email"), Some("list"), Some("file"), None]);
        assert_eq!(detail[1].loc[2], 3);
        assert_eq!(odd, []);
    }

    #[test]
    fn odd_entries_say_what_they_can() {
        let list = entries(
            r#"{"detail": ["Closed.", 7, null, {"msg": "Odd."}, {"loc": "body.email", "msg": 422, "type": 3},
                {"loc": {"a": 1}, "msg": "Strange."}, {"loc": ["body", "phone"], "type": "too_short"}, {"loc": ["body", "x"]}]}"#,
        );
        let words = |field: Option<&str>, msg: &str| (field.map(str::to_owned), msg.to_owned());
        assert_eq!(
            list,
            [
                words(None, "Closed."),
                words(None, "7"),
                words(None, "Odd."),
                words(Some("email"), "422"),
                words(None, "Strange."),
                words(Some("phone"), "too_short"),
            ]
        );
    }

    #[test]
    fn other_details_say_nothing_or_their_message_and_are_named() {
        for (text, kind) in [
            (r#"{"detail": 7}"#, Kind::Number),
            (r#"{"detail": {"a": 1}}"#, Kind::Object),
            (r#"{"detail": {"msg": " "}}"#, Kind::Object),
            (r#"{"message": "no"}"#, Kind::Missing),
            (r#"{"detail": null}"#, Kind::Missing),
            (r#"{"detail": "\u200b"}"#, Kind::Missing),
            ("[]", Kind::Missing),
        ] {
            assert_eq!(
                read(text),
                (None, vec![Oddity { field: "HTTPValidationError.detail".into(), kind }]),
                "{text}"
            );
        }
        let (body, odd) = read(r#"{"detail": {"code": 4, "message": "Too weak."}}"#);
        assert_eq!((body, odd.len()), (Some(ErrorBody::Sentence { detail: "Too weak.".into() }), 1));
    }
}
