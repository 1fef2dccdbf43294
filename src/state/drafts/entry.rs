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
mod tests {
    use super::*;

    const NOW: u64 = 1_760_000_000_000;

    fn draft(key: &str, text: &str) -> Draft {
        Draft { key: key.into(), text: text.into(), base: Some("base".into()), time: Some(NOW) }
    }

    fn encode(drafts: &[Draft]) -> String {
        let put = |entry: String, draft: &Draft| put(&entry, &draft.key, Some(draft)).unwrap_or_default();
        drafts.iter().fold(String::new(), put)
    }

    #[test]
    fn drafts_come_back_as_they_were_typed() {
        let typed = [
            draft("first_name", " Zoë\n\"\u{1F980}\" "),
            Draft { base: None, time: Some(NOW - 5), ..draft("phone", "") },
            draft("key:with:colons", "x"),
        ];
        let entry = encode(&typed);
        assert_eq!(decode(&entry, NOW), typed);
        assert!(entry.contains(r#""time":1760000000000"#), "{entry}");
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
        let entry = encode(&[old.clone(), last_day.clone()]);
        assert_eq!(decode(&entry, NOW), [last_day.clone()]);
        let fresh = aged(&entry, NOW).flatten().unwrap_or_default();
        assert_eq!(decode(&fresh, NOW), [last_day.clone()]);
        assert!(!fresh.contains("old"), "{fresh}");
        assert_eq!(aged(&encode(&[old]), NOW), Some(None));
        assert_eq!(aged(&encode(&[last_day]), NOW), None);
    }

    #[test]
    fn a_clock_that_was_wrong_removes_nothing_and_keeps_nothing_for_ever() {
        // Set back since then; not set yet at that time; and an entry of a version that kept no time.
        for time in [Some(NOW + 1), Some(NOW + 900 * DAY), Some(0), Some(300 * DAY), None] {
            let typed = Draft { time, ..draft("a", "1") };
            let entry = encode(&[typed.clone(), draft("b", "2")]);
            assert_eq!(decode(&entry, NOW), [typed, draft("b", "2")], "{time:?}");
            let stamped = aged(&entry, NOW).flatten().unwrap_or_default();
            assert_eq!(read(&stamped), [draft("a", "1"), draft("b", "2")], "{time:?}");
            assert_eq!(aged(&stamped, NOW + 30 * DAY), None, "{time:?}");
            assert_eq!(aged(&stamped, NOW + 31 * DAY), Some(None), "{time:?}");
        }
    }

    #[test]
    fn a_text_is_replaced_or_removed_and_the_others_stay() {
        let entry = encode(&[draft("a", "1"), draft("b", "2")]);
        let entry = put(&entry, "a", Some(&draft("a", "3"))).unwrap_or_default();
        let entry = put(&entry, "d", None).unwrap_or_default();
        assert_eq!(decode(&entry, NOW), [draft("a", "3"), draft("b", "2")]);
        let entry = put(&entry, "a", None).unwrap_or_default();
        assert_eq!(put(&entry, "b", None), None, "no texts are no entry");
        assert_eq!(put("", "b", None), None);
    }

    #[test]
    fn a_text_is_kept_in_the_place_of_garbage_and_beside_what_a_later_version_keeps() {
        for garbage in
            ["", "null", "{", "[1]", "7", r#"{"texts": [], "bases": 1, "times": "", "time": "now"}"#]
        {
            let entry = put(garbage, "a", Some(&draft("a", "1"))).unwrap_or_default();
            assert_eq!(decode(&entry, NOW), [draft("a", "1")], "{garbage}");
        }
        let later = r#"{"version": 3, "texts": {"b": {"text": "2"}}, "marks": {"b": 1}}"#;
        let entry = put(later, "a", Some(&draft("a", "1"))).unwrap_or_default();
        let entry = put(&entry, "a", None).unwrap_or_default();
        let left: Value = serde_json::from_str(&entry).unwrap_or_default();
        assert_eq!((&left["version"], &left["marks"]), (&json!(3), &json!({ "b": 1 })));
        assert_eq!(left["texts"], json!({ "b": { "text": "2" } }));
    }

    #[test]
    fn of_two_entries_the_first_one_counts_and_nothing_is_lost() {
        let (new, old) = (encode(&[draft("a", "1")]), encode(&[draft("a", "2"), draft("b", "3")]));
        let both = merged(Some(new.clone()), &old).unwrap_or_default();
        assert_eq!(decode(&both, NOW), [draft("a", "1"), draft("b", "3")]);
        assert_eq!(merged(Some(new.clone()), "{").as_ref(), Some(&new));
        assert_eq!(merged(None, &old).map(|entry| decode(&entry, NOW)), Some(decode(&old, NOW)));
        assert_eq!(merged(None, "{"), None);
    }
}
