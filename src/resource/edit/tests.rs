//! What an edit does to a document, and what it leaves alone.

use serde_json::json;

use super::*;

fn object(value: Value) -> Object {
    serde_json::from_value(value).unwrap()
}

fn step(path: &[&str], from: Value, to: Value) -> Step {
    let some = |value: Value| (!value.is_null()).then_some(value);
    Step { path: path.iter().map(|key| (*key).to_owned()).collect(), from: some(from), to: some(to) }
}

#[test]
fn an_edit_leaves_alone_what_it_is_not_about() {
    let mut doc = object(json!({"app": {"a": false, "b": true}, "more": 1}));
    let merged = Edit::Overwrite(vec![step(&["app", "a"], json!(false), json!(true))]).apply(&mut doc);
    assert_eq!(doc, object(json!({"app": {"a": true, "b": true}, "more": 1})));
    assert_eq!((merged.conflicts, merged.remote_changes), (vec![], vec![]));
}

#[test]
fn a_text_that_is_another_by_now_is_asked_about_and_a_switch_is_not() {
    let steps = || vec![step(&["a"], json!("old"), json!("mine"))];
    let mut doc = object(json!({"a": "theirs"}));
    assert_eq!(Edit::Ask(steps()).apply(&mut doc).conflicts.len(), 1);
    assert_eq!(doc, object(json!({"a": "theirs"})));
    assert_eq!(Edit::Overwrite(steps()).apply(&mut doc).conflicts, []);
    assert_eq!(doc, object(json!({"a": "mine"})));
    Edit::Overwrite(vec![step(&["a"], json!("seen"), json!("seen"))]).apply(&mut doc);
    assert_eq!(doc, object(json!({"a": "seen"})), "whatever the person saw when they wished for it");
}

#[test]
fn nothing_is_the_same_as_empty() {
    for held in [json!({}), json!({"a": null}), json!({"a": ""}), json!({"a": []}), json!({"a": " \u{200b}"})]
    {
        let mut doc = object(held);
        assert_eq!(Edit::Ask(vec![step(&["a"], json!(""), json!("x"))]).apply(&mut doc).conflicts, []);
        assert_eq!(doc, object(json!({"a": "x"})));
    }
}

#[test]
fn the_way_back_touches_what_the_edit_touched_and_keeps_what_came_since() {
    let before = object(json!({"ui": {"a": 1, "b": 1}, "other": 1}));
    let edit = Edit::Ask(vec![step(&["ui"], json!({"a": 1, "b": 1}), json!({"a": 2, "b": 1, "new": 1}))]);
    let mut held = before.clone();
    edit.apply(&mut held);
    let back = edit.with_steps(inverse(&before, &held, &held));
    let mut later = object(json!({"ui": {"a": 2, "b": 7, "new": 1}, "other": 2}));
    assert_eq!(back.apply(&mut later).conflicts, []);
    assert_eq!(later, object(json!({"ui": {"a": 1, "b": 7}, "other": 2})));
    assert_eq!(inverse(&before, &before, &before), []);
}

#[test]
fn the_way_back_of_a_new_key_removes_it() {
    let edit = Edit::Overwrite(vec![step(&["dark_mode"], json!(null), json!(true))]);
    let (before, mut held) = (Object::new(), Object::new());
    edit.apply(&mut held);
    edit.with_steps(inverse(&before, &held, &held)).apply(&mut held);
    assert_eq!(held, before);
}

#[test]
fn a_value_that_is_shown_as_a_text_is_what_the_person_saw() {
    for held in [json!(5), json!(true), json!({"b": [1.0]}), json!([1])] {
        let seen = held.to_string();
        let mut doc = object(json!({"a": held, "z": 1}));
        assert_eq!(Edit::Ask(vec![step(&["a"], json!(seen), json!("x"))]).apply(&mut doc).conflicts, []);
        assert_eq!(doc, object(json!({"a": "x", "z": 1})));
    }
    let mut doc = object(json!({"a": 6}));
    assert_eq!(Edit::Ask(vec![step(&["a"], json!("5"), json!("x"))]).apply(&mut doc).conflicts.len(), 1);
}

#[test]
fn what_stands_in_the_way_stays_and_is_asked_about() {
    for held in [json!(1), json!("on"), json!(false), json!([1])] {
        let before = object(json!({"app": held, "z": {"b": 1}}));
        let wished =
            vec![step(&["app", "a"], json!(null), json!(true)), step(&["z", "b"], json!(1), json!(2))];
        for edit in [Edit::Overwrite(wished.clone()), Edit::Ask(wished)] {
            let mut doc = before.clone();
            let conflicts = edit.apply(&mut doc).conflicts;
            assert_eq!(doc, object(json!({"app": held, "z": {"b": 2}})), "the rest is done");
            assert_eq!(
                (conflicts.len(), &conflicts[0].path[..], &conflicts[0].theirs),
                (1, &["app".into(), "a".into()][..], &Some(held.clone()))
            );
        }
    }
}

#[test]
fn nothing_stands_in_no_ones_way() {
    for held in [json!({}), json!({"app": null}), json!({"app": ""}), json!({"app": []}), json!({"app": {}})]
    {
        for edit in [Edit::Overwrite, Edit::Ask] {
            let mut doc = object(held.clone());
            assert_eq!(
                edit(vec![step(&["app", "a"], json!(null), json!(true))]).apply(&mut doc).conflicts,
                []
            );
            assert_eq!(doc, object(json!({"app": {"a": true}})), "{held}");
        }
    }
}

#[test]
fn what_is_not_there_is_removed_without_a_trace() {
    for held in [json!({}), json!({"app": null}), json!({"app": {"b": 1}})] {
        let mut doc = object(held.clone());
        assert_eq!(
            Edit::Overwrite(vec![step(&["app", "a"], json!(true), json!(null))]).apply(&mut doc).conflicts,
            []
        );
        assert_eq!(doc, object(held));
    }
}

#[test]
fn conflicts_are_told_without_a_change() {
    let doc = object(json!({"a": "theirs", "b": 1}));
    let edit = Edit::Ask(vec![step(&["a"], json!("old"), json!("mine"))]);
    assert_eq!(edit.conflicts(&doc), edit.apply(&mut doc.clone()).conflicts);
    assert_eq!(edit.conflicts(&doc).len(), 1);
    assert_eq!(edit.keys().collect::<Vec<_>>(), ["a"]);
}

#[cfg(not(target_arch = "wasm32"))]
mod properties;
