//! The two JSON shapes of an error: `{"detail": "…"}` and the 422 list (contract: `HTTPValidationError`).

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

/// The body of a refusal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ErrorBody {
    /// 400, 401, 403, 404 and most others: one sentence of the service.
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

impl<'de> Deserialize<'de> for ErrorBody {
    // By hand, because serde's untagged unions lose the numbers of `loc` under `arbitrary_precision`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Body {
            detail: Value,
        }
        match Body::deserialize(deserializer)?.detail {
            Value::String(detail) => Ok(ErrorBody::Sentence { detail }),
            list => {
                let detail = Vec::deserialize(list).map_err(de::Error::custom)?;
                Ok(ErrorBody::Validation { detail })
            }
        }
    }
}

/// One entry of a 422 (contract: `ValidationError`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ValidationError {
    /// The way to the culprit: `["body", "email"]`, with indices where it leads through a list.
    pub loc: Vec<Value>,
    /// The service's own words.
    pub msg: String,
    /// A machine-readable kind, `value_error` and the like.
    #[serde(rename = "type", default)]
    pub kind: String,
}

impl ValidationError {
    /// The body key that the entry is about: the first string after `"body"`.
    pub fn field(&self) -> Option<&str> {
        let (first, rest) = self.loc.split_first()?;
        if first == "body" { rest.first()?.as_str() } else { first.as_str() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_read() {
        let body: ErrorBody = serde_json::from_str(r#"{"detail": "Not authenticated"}"#).unwrap();
        assert_eq!(body, ErrorBody::Sentence { detail: "Not authenticated".into() });
    }

    #[test]
    fn a_validation_list_names_its_fields() {
        let text = r#"{"detail": [
            {"loc": ["body", "email"], "msg": "not an address", "type": "value_error", "input": 9007199254740993},
            {"loc": ["body", "list", 3], "msg": "too long", "type": "value_error"},
            {"loc": ["file"], "msg": "missing", "type": "missing"},
            {"loc": ["body"], "msg": "not an object", "type": "type_error"}]}"#;
        let Ok(ErrorBody::Validation { detail }) = serde_json::from_str(text) else { panic!("a list") };
        let fields: Vec<_> = detail.iter().map(ValidationError::field).collect();
        assert_eq!(fields, [Some("email"), Some("list"), Some("file"), None]);
        assert_eq!(detail[1].loc[2], 3);
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in [r#"{"message": "no"}"#, r#"{"detail": 7}"#, "[]", "<html>"] {
            assert!(serde_json::from_str::<ErrorBody>(text).is_err(), "{text}");
        }
    }
}
