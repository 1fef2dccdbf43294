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
    let is_fresh = |draft: &Draft| draft.time.is_none_or(|time| now.saturating_sub(time) <= DAYS * DAY);
    read(entry).into_iter().filter(is_fresh).collect()
}

/// An entry. No drafts are no entry. The texts stand where every version looks for them, because tabs with several may
/// be open at once.
pub(super) fn encode(drafts: &[Draft]) -> Option<String> {
    let part = |value: fn(&Draft) -> Option<Value>| -> Map<String, Value> {
        drafts.iter().filter_map(|draft| Some((draft.key.clone(), value(draft)?))).collect()
    };
    let time = drafts.iter().filter_map(|draft| draft.time).max();
    let texts = part(|draft| Some(draft.text.as_str().into()));
    let bases = part(|draft| draft.base.as_deref().map(Into::into));
    let times = part(|draft| draft.time.map(Into::into));
    (!drafts.is_empty())
        .then(|| json!({"time": time, "texts": texts, "bases": bases, "times": times}).to_string())
}

/// What an entry is to be at `now`, where something of it is too old: another one, or none.
pub(super) fn aged(entry: &str, now: u64) -> Option<Option<String>> {
    let fresh = decode(entry, now);
    (fresh.len() < read(entry).len()).then(|| encode(&fresh))
}

/// Replaces or removes one text and leaves the others alone.
pub(super) fn put(drafts: &mut Vec<Draft>, key: &str, draft: Option<Draft>) {
    drafts.retain(|other| other.key != key);
    drafts.extend(draft);
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_760_000_000_000;

    fn draft(key: &str, text: &str) -> Draft {
        Draft { key: key.into(), text: text.into(), base: Some("base".into()), time: Some(NOW) }
    }

    #[test]
    fn drafts_come_back_as_they_were_typed() {
        let typed = [
            draft("first_name", " Zoë\n\"\u{1F980}\" "),
            Draft { base: None, time: Some(NOW - 5), ..draft("phone", "") },
            draft("key:with:colons", "x"),
        ];
        let entry = encode(&typed).unwrap_or_default();
        assert_eq!(decode(&entry, NOW), typed);
        assert!(entry.contains(r#""time":1760000000000"#), "{entry}");
    }

    #[test]
    fn no_drafts_are_no_entry() {
        assert_eq!(encode(&[]), None);
    }

    #[test]
    fn garbage_is_nothing_and_stays_where_it_is() {
        for entry in ["", "null", "[1]", "\"text\"", "{", "{\"texts\": [\"a\"]}", "{\"texts\": null}"] {
            assert_eq!(decode(entry, NOW), [], "{entry}");
            assert_eq!(aged(entry, NOW), None, "{entry}");
        }
    }

    #[test]
    fn entries_of_earlier_versions_are_read() {
        let entry = r#"{"time": 1760000000000, "texts": {"phone": "12"}}"#;
        assert_eq!(decode(entry, NOW), [Draft { base: None, ..draft("phone", "12") }]);
        let without_time = r#"{"texts": {"phone": "12"}}"#;
        assert_eq!(decode(without_time, NOW), [Draft { base: None, time: None, ..draft("phone", "12") }]);
    }

    #[test]
    fn what_a_later_version_adds_is_passed_over() {
        let entry =
            r#"{"version": 3, "texts": {"a": "1", "b": {"text": "2"}, "c": null}, "bases": 1, "times": []}"#;
        assert_eq!(decode(entry, NOW), [Draft { base: None, time: None, ..draft("a", "1") }]);
    }

    #[test]
    fn each_text_is_too_old_after_thirty_days_by_itself() {
        let old = Draft { time: Some(NOW - 30 * DAY - 1), ..draft("old", "1") };
        let last_day = Draft { time: Some(NOW - 30 * DAY), ..draft("last_day", "2") };
        // A clock that was wrong once, or is now.
        let ahead = Draft { time: Some(NOW + DAY), ..draft("ahead", "3") };
        let entry = encode(&[old.clone(), last_day.clone(), ahead.clone()]).unwrap_or_default();
        assert_eq!(decode(&entry, NOW), [last_day.clone(), ahead.clone()]);
        assert_eq!(aged(&entry, NOW), Some(encode(&[last_day, ahead.clone()])));
        assert_eq!(aged(&encode(&[old]).unwrap_or_default(), NOW), Some(None));
        assert_eq!(aged(&encode(&[ahead]).unwrap_or_default(), NOW), None);
    }

    #[test]
    fn a_text_is_replaced_or_removed_and_the_others_stay() {
        let mut kept = vec![draft("a", "1"), draft("b", "2")];
        put(&mut kept, "a", Some(draft("a", "3")));
        put(&mut kept, "c", Some(draft("c", "")));
        put(&mut kept, "b", None);
        put(&mut kept, "d", None);
        assert_eq!(kept, [draft("a", "3"), draft("c", "")]);
    }
}
