//! What an entry holds, however it was written.

use super::*;

const NOW: u64 = 1_760_000_000_000;

fn draft(text: &str) -> Draft {
    Draft { text: text.into(), base: Some("base".into()), time: Some(NOW) }
}

#[test]
fn a_draft_comes_back_as_it_was_typed() {
    for draft in [
        draft(" Zoë\n\"\u{1F980}\" "),
        Draft { base: None, time: Some(NOW - 5), ..draft("") },
        Draft { base: None, time: None, ..draft("x") },
    ] {
        assert_eq!(Draft::decode(&draft.encode()), Some(draft));
    }
    assert_eq!(draft("1").encode(), r#"{"text":"1","base":"base","time":1760000000000}"#);
}

#[test]
fn garbage_is_no_draft() {
    for entry in ["", "null", "[1]", "\"text\"", "{", r#"{"text": 1}"#, r#"{"texts": {"a": "1"}}"#] {
        assert_eq!(Draft::decode(entry), None, "{entry}");
    }
    for entry in ["", "null", "[1]", "\"text\"", "{", r#"{"texts": ["a"]}"#, r#"{"texts": null}"#] {
        assert_eq!(older(entry), [], "{entry}");
    }
}

#[test]
fn what_a_later_version_adds_is_passed_over() {
    let entry = r#"{"version": 3, "text": "1", "base": 1, "time": "now"}"#;
    assert_eq!(Draft::decode(entry), Some(Draft { base: None, time: None, ..draft("1") }));
}

#[test]
fn a_draft_is_too_old_after_thirty_days() {
    let old = Draft { time: Some(NOW - 30 * DAY - 1), ..draft("1") };
    let last_day = Draft { time: Some(NOW - 30 * DAY), ..draft("2") };
    assert_eq!(old.aged(NOW), None);
    assert_eq!(last_day.clone().aged(NOW), Some(last_day));
}

#[test]
fn a_clock_that_was_wrong_removes_nothing_and_keeps_nothing_for_ever() {
    // Set back since then, not set yet at that time, or not written down.
    for time in [Some(NOW + 1), Some(NOW + 900 * DAY), Some(0), Some(300 * DAY), None] {
        let stamped = Draft { time, ..draft("1") }.aged(NOW).unwrap_or_default();
        assert_eq!(stamped, draft("1"), "{time:?}");
        assert_eq!(stamped.clone().aged(NOW + 30 * DAY), Some(stamped.clone()), "{time:?}");
        assert_eq!(stamped.aged(NOW + 31 * DAY), None, "{time:?}");
    }
}

#[test]
fn the_older_form_is_read() {
    let entry = r#"{"time": 1760000000000, "texts": {"phone": "12", "key:with:colons": "x"},
        "bases": {"phone": "base"}, "times": {"phone": 7}}"#;
    let phone = Draft { time: Some(7), ..draft("12") };
    let other = Draft { base: None, ..draft("x") };
    assert_eq!(older(entry), [("phone".to_owned(), phone), ("key:with:colons".to_owned(), other)]);
    let without_time = r#"{"texts": {"phone": "12"}, "bases": 1, "times": []}"#;
    assert_eq!(older(without_time), [("phone".to_owned(), Draft { base: None, time: None, ..draft("12") })]);
}

#[test]
fn what_was_taken_out_of_the_older_form_is_gone_and_the_rest_stays() {
    let entry = r#"{"version": 3, "texts": {"a": "1", "b": {"text": "2"}, "c": "3"}, "marks": {"b": 1}}"#;
    let fields: Vec<_> = older(entry).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["a", "c"]);
    let left = json::parse(&without(entry, &fields).unwrap_or_default()).unwrap_or_default();
    assert_eq!(
        left,
        serde_json::json!({ "version": 3, "texts": { "b": { "text": "2" } }, "marks": { "b": 1 } })
    );
    assert_eq!(without(r#"{"texts": {"a": "1"}, "time": 1}"#, &fields), None);
}
