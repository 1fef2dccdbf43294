//! [`Draft`], as it is in memory and in the storage. Pure.

use serde_json::Value;
use wire::json;

/// Days after which a draft that no one came back for is removed.
pub const DAYS: u64 = 30;

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Milliseconds from 1970 to 2020. A clock that shows less was not set when the person typed.
const SET: u64 = 50 * 365 * DAY;

/// A text that is not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the person typed.
    pub text: String,
    /// What was saved when they began to type; the first versions did not store that.
    pub base: Option<String>,
    /// When they typed last, in milliseconds since 1970.
    pub time: Option<u64>,
}

impl Draft {
    /// What a person types, and what is saved when they begin.
    #[must_use]
    pub fn new(text: String, base: String) -> Self {
        Draft { text, base: Some(base), time: None }
    }

    /// The entry of the storage: `{"text": …, "base": …, "time": …}`.
    pub fn encode(&self) -> String {
        let (text, base, time) = (self.text.as_str().into(), self.base.clone().into(), self.time.into());
        json::object_to_string(&json::object(vec![("text", text), ("base", base), ("time", time)]))
    }

    /// The draft of an entry; `None` for anything else.
    pub fn decode(entry: &str) -> Option<Draft> {
        let entry = json::parse(entry).ok()?;
        let text = entry.get("text")?.as_str()?.into();
        let base = entry.get("base").and_then(Value::as_str).map(Into::into);
        Some(Draft { text, base, time: entry.get("time").and_then(Value::as_u64) })
    }

    /// The draft as it is at `now`: `None` when it is too old. A clock that was wrong makes nothing too old: a time that
    /// cannot be true becomes `now`, so that nothing is stored for ever either.
    pub fn aged(self, now: u64) -> Option<Draft> {
        let time = self.time.filter(|time| (SET..=now).contains(time)).unwrap_or(now);
        (now - time <= DAYS * DAY).then_some(Draft { time: Some(time), ..self })
    }
}

/// The drafts of an entry of the older form, which held all fields of a page, each with its field:
/// `{"texts": {field: text}, "bases": {field: text}, "times": {field: time}, "time": time}`.
pub fn older(entry: &str) -> Vec<(String, Draft)> {
    let entry = json::parse(entry).unwrap_or_default();
    let of = |part: &str, field: &str| entry.get(part).and_then(|part| part.get(field));
    let texts = entry.get("texts").and_then(Value::as_object).into_iter().flatten();
    let draft = |(field, text): (&String, &Value)| {
        let base = of("bases", field).and_then(Value::as_str).map(Into::into);
        let time = of("times", field).or_else(|| entry.get("time")).and_then(Value::as_u64);
        Some((field.clone(), Draft { text: text.as_str()?.into(), base, time }))
    };
    texts.filter_map(draft).collect()
}

/// An entry of the older form without the texts of these fields; `None` where it has no other.
pub fn without(entry: &str, fields: &[String]) -> Option<String> {
    let mut entry = json::parse(entry).ok()?;
    let texts = entry.get_mut("texts")?.as_object_mut()?;
    texts.retain(|field, _| !fields.contains(field));
    let is_empty = texts.is_empty();
    (!is_empty).then(|| json::to_string(&entry))
}

#[cfg(test)]
mod tests;
