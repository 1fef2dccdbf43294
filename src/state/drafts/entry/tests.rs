//! What an entry holds, however it was written.

use std::slice;

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
    assert_eq!(decode(&entry, NOW), slice::from_ref(&last_day));
    let fresh = aged(&entry, NOW).flatten().unwrap_or_default();
    assert_eq!(decode(&fresh, NOW), slice::from_ref(&last_day));
    assert!(!fresh.contains("old"), "{fresh}");
    assert_eq!(aged(&encode(&[old]), NOW), Some(None));
    assert_eq!(aged(&encode(&[last_day]), NOW), None);
}

#[test]
fn a_clock_that_was_wrong_removes_nothing_and_keeps_nothing_for_ever() {
    // Set back since then, or not set yet at that time.
    for time in [Some(NOW + 1), Some(NOW + 900 * DAY), Some(0), Some(300 * DAY)] {
        let typed = Draft { time, ..draft("a", "1") };
        let entry = encode(&[typed.clone(), draft("b", "2")]);
        assert_eq!(decode(&entry, NOW), [typed, draft("b", "2")], "{time:?}");
        let stamped = aged(&entry, NOW).flatten().unwrap_or_default();
        assert_eq!(read(&stamped), [draft("a", "1"), draft("b", "2")], "{time:?}");
        assert_eq!(aged(&stamped, NOW + 30 * DAY), None, "{time:?}");
        assert_eq!(aged(&stamped, NOW + 31 * DAY), Some(None), "{time:?}");
    }
    let without_time = aged(r#"{"texts": {"phone": "12"}}"#, NOW).flatten().unwrap_or_default();
    assert_eq!(read(&without_time), [Draft { base: None, ..draft("phone", "12") }]);
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
    for garbage in ["", "null", "{", "[1]", "7", r#"{"texts": [], "bases": 1, "times": "", "time": "now"}"#] {
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
