//! What a merge must never do: lose what one side alone has changed, or depend on how a document is written.

use serde_json::json;

use super::*;

fn object(text: &str) -> Object {
    serde_json::from_str(text).unwrap()
}

fn merged(base: &str, mine: &str, theirs: &str) -> (Object, Written) {
    merge(&object(base), &object(mine), &object(theirs))
}

fn path(keys: &[&str]) -> Path {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

#[test]
fn each_side_keeps_what_it_alone_has_changed() {
    let (merged, found) = merged(
        r#"{"a": 1, "b": 1, "gone_here": 1, "gone_there": 1}"#,
        r#"{"a": 2, "b": 1, "gone_there": 1, "new": {"x": 1}}"#,
        r#"{"a": 1, "b": 3, "gone_here": 1, "newer": null}"#,
    );
    assert_eq!(merged, object(r#"{"a": 2, "b": 3, "newer": null, "new": {"x": 1}}"#));
    assert_eq!(found.conflicts, []);
    assert_eq!(found.remote_changes, [path(&["b"]), path(&["newer"]), path(&["gone_there"])]);
}

#[test]
fn objects_are_merged_by_their_keys_and_lists_as_a_whole() {
    let (nested, found) = merged(
        r#"{"ui": {"columns": [1, 2], "sort": {"by": "due", "up": true}}}"#,
        r#"{"ui": {"columns": [1], "sort": {"by": "due", "up": false}}}"#,
        r#"{"ui": {"columns": [1, 2], "sort": {"by": "paid", "up": true}, "id": 9007199254740993}}"#,
    );
    let expected = r#"{"ui": {"columns": [1], "sort": {"by": "paid", "up": false}, "id": 9007199254740993}}"#;
    assert_eq!(nested, object(expected));
    assert_eq!(found.conflicts, []);
    assert_eq!(found.remote_changes, [path(&["ui", "sort", "by"]), path(&["ui", "id"])]);
    let (lists, found) = merged(r#"{"a": [1]}"#, r#"{"a": [1, 2]}"#, r#"{"a": [1, 3]}"#);
    assert_eq!(lists, object(r#"{"a": [1, 3]}"#), "until the person has been asked");
    assert_eq!(found.conflicts.len(), 1);
}

#[test]
fn what_both_have_changed_differently_is_asked_about_with_all_three_values() {
    let (merged, found) = merged(r#"{"a": {"b": 1}}"#, r#"{"a": {"b": 2}}"#, r#"{"a": {}}"#);
    let conflict =
        Conflict { path: path(&["a", "b"]), base: Some(json!(1)), mine: Some(json!(2)), theirs: None };
    assert_eq!(merged, object(r#"{"a": {}}"#));
    assert_eq!(found, Written { conflicts: vec![conflict], ..Written::default() });
}

#[test]
fn what_both_have_changed_alike_is_no_conflict() {
    let (merged, found) = merged(r#"{"a": 1, "b": 1}"#, r#"{"a": 2.0}"#, r#"{"a": 2}"#);
    assert_eq!((merged, found), (object(r#"{"a": 2}"#), Written::default()));
}

#[test]
fn subscriptions_are_a_set_and_nothing_else_is() {
    let (merged, found) = merged(
        r#"{"property_rent_subscriptions": ["a", "b", "c"]}"#,
        r#"{"property_rent_subscriptions": ["a", "c", "mine"]}"#,
        r#"{"property_rent_subscriptions": ["b", "a", "theirs"]}"#,
    );
    assert_eq!(merged, object(r#"{"property_rent_subscriptions": ["a", "theirs", "mine"]}"#));
    assert_eq!(found.remote_changes, [path(&["property_rent_subscriptions"])]);
    assert_eq!(found.conflicts, []);
    let nested = r#"{"ui": {"property_rent_subscriptions": ["#;
    let text = |item: &str| format!("{nested}{item}]}}}}");
    assert_eq!(merge(&object(&text("1")), &object(&text("2")), &object(&text("3"))).1.conflicts.len(), 1);
}

#[test]
fn what_is_in_a_set_twice_stays_so_until_one_is_removed() {
    let merged = |base: &str, mine: &str, theirs: &str| {
        let doc = |list: &str| format!(r#"{{"property_rent_subscriptions": {list}}}"#);
        let (merged, found) = merged(&doc(base), &doc(mine), &doc(theirs));
        assert_eq!(found.conflicts, []);
        merged["property_rent_subscriptions"].to_string()
    };
    for (base, mine, theirs, expected) in [
        ("[1,1,{}]", "[1,1,{},2]", "[1,1,{},3]", "[1,1,{},3,2]"),
        ("[1,1]", "[1]", "[1,1,2]", "[1,2]"),
        ("[1,1]", "[1]", "[1]", "[1]"),
        ("[1,1]", "[]", "[1,1,1]", "[]"),
        ("[]", "[1]", "[1,2]", "[1,2]"),
        ("[null,1.0]", "[null]", "[7,null,1]", "[7,null]"),
    ] {
        assert_eq!(merged(base, mine, theirs), expected);
    }
}

#[test]
fn a_person_who_sorts_keys_finds_them_sorted() {
    let (merged, _) =
        merged(r#"{"ui": {"b": 1, "a": 2}}"#, r#"{"ui": {"a": 2, "b": 1}}"#, r#"{"ui": {"b": 1, "a": 2}}"#);
    assert_eq!(Value::from(merged).to_string(), r#"{"ui":{"a":2,"b":1}}"#);
}

#[cfg(not(target_arch = "wasm32"))]
mod properties;
