//! What one entry of the storage holds. Pure.

use serde_json::{Map, Value, json};

/// Days after which a text that nobody came back for is no draft any more.
pub const DAYS: u64 = 30;

const DAY: u64 = 24 * 60 * 60 * 1000;

/// A text that is not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// Its key on the page.
    pub(super) key: String,
    pub(super) text: String,
    /// What was saved when it was begun; earlier versions did not keep that.
    pub(super) base: Option<String>,
    /// When it was typed last, in milliseconds since 1970.
    pub(super) time: Option<u64>,
}

/// Milliseconds from 1970 to 2020. A clock that says less was not set when somebody typed.
const SET: u64 = 50 * 365 * DAY;

impl Draft {
    /// The moment when it was typed, where that can be true at `now`.
    fn time(&self, now: u64) -> Option<u64> {
        self.time.filter(|time| (SET..=now).contains(time))
    }

    /// The wall clock decides. A clock that was wrong makes nothing too old.
    fn is_fresh(&self, now: u64) -> bool {
        self.time(now).is_none_or(|time| now - time <= DAYS * DAY)
    }
}

/// The drafts of an entry, however old. Whatever else is in it, or is there in its place, counts for nothing.
fn read(entry: &str) -> Vec<Draft> {
    let entry: Value = serde_json::from_str(entry).unwrap_or_default();
    let of = |part: &str, key: &str| entry.get(part).and_then(|part| part.get(key));
    let texts = entry.get("texts").and_then(Value::as_object).into_iter().flatten();
    let draft = |(key, text): (&String, &Value)| {
        let base = of("bases", key).and_then(Value::as_str).map(Into::into);
        let time = of("times", key).or_else(|| entry.get("time")).and_then(Value::as_u64);
        Some(Draft { key: key.clone(), text: text.as_str()?.into(), base, time })
    };
    texts.filter_map(draft).collect()
}

/// The drafts of an entry that count at `now`.
pub(super) fn decode(entry: &str, now: u64) -> Vec<Draft> {
    read(entry).into_iter().filter(|draft| draft.is_fresh(now)).collect()
}

/// The entry with one text replaced or removed; no texts are no entry. What else is in it stays, also what this version
/// does not know. The texts stand where every version looks for them, because tabs with several may be open at once.
pub(super) fn put(entry: &str, key: &str, draft: Option<&Draft>) -> Option<String> {
    let mut entry: Map<String, Value> = serde_json::from_str(entry).unwrap_or_default();
    let time = draft.and_then(|draft| draft.time);
    let parts = [
        ("texts", draft.map(|draft| draft.text.as_str().into())),
        ("bases", draft.and_then(|draft| draft.base.as_deref().map(Into::into))),
        ("times", time.map(Into::into)),
    ];
    let latest = entry.get("time").and_then(Value::as_u64).max(time);
    entry.insert("time".into(), latest.into());
    for (part, value) in parts {
        let part = entry.entry(part).or_insert(Value::Null);
        if !part.is_object() {
            *part = json!({});
        }
        match (part.as_object_mut(), value) {
            (Some(part), Some(value)) => drop(part.insert(key.into(), value)),
            (Some(part), None) => drop(part.shift_remove(key)),
            (None, _) => {}
        }
    }
    let any = entry.get("texts").and_then(Value::as_object).is_some_and(|texts| !texts.is_empty());
    any.then(|| Value::Object(entry).to_string())
}

/// What an entry is to be at `now`, where that is another one, or none: without what is too old. A moment that cannot be
/// true becomes `now`, so that nothing is kept for ever either.
pub(super) fn aged(entry: &str, now: u64) -> Option<Option<String>> {
    let (mut text, mut changed) = (Some(entry.to_owned()), false);
    for draft in read(entry) {
        let is_fresh = draft.is_fresh(now);
        if is_fresh && draft.time(now).is_some() {
            continue;
        }
        let stamped = Draft { time: Some(now), ..draft };
        text = put(text.as_deref().unwrap_or_default(), &stamped.key, is_fresh.then_some(&stamped));
        changed = true;
    }
    changed.then_some(text)
}

/// An entry with the drafts of another one that it lacks.
pub(super) fn merged(entry: Option<String>, other: &str) -> Option<String> {
    let known = read(entry.as_deref().unwrap_or_default());
    let lacking = read(other).into_iter().filter(|draft| known.iter().all(|known| known.key != draft.key));
    lacking.fold(entry, |entry, draft| put(entry.as_deref().unwrap_or_default(), &draft.key, Some(&draft)))
}

#[cfg(test)]
mod tests;
