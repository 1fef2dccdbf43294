//! [`Edit`]: what a person has changed of a document, from what they saw to what they want. Pure.

use serde_json::Value;
use wire::Object;

use crate::state::merge::{Merged, Path, merge, same};

/// One value that changes; `None` is a key that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Where it is.
    pub path: Path,
    /// Before.
    pub from: Option<Value>,
    /// After.
    pub to: Option<Value>,
}

/// A change of a document. Applying it twice changes nothing more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    steps: Vec<Step>,
    insists: bool,
}

impl Edit {
    /// Texts and lists: what somebody else has changed meanwhile stays, and is asked about.
    #[must_use]
    pub fn texts(steps: Vec<Step>) -> Self {
        Edit { steps, insists: false }
    }

    /// Switches: between on and off there is nothing to ask, the last wish counts.
    #[must_use]
    pub fn switches(steps: Vec<Step>) -> Self {
        Edit { steps, insists: true }
    }

    /// The keys of the document that it is about.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| step.path.first()).map(String::as_str)
    }

    /// Changes `doc`, and answers what has to be asked and what came from elsewhere.
    pub fn apply(&self, doc: &mut Object) -> Merged {
        if self.insists {
            self.steps.iter().for_each(|step| put(doc, &step.path, step.to.clone()));
            return Merged::default();
        }
        let (mut base, mut mine) = (doc.clone(), doc.clone());
        for Step { path, from, to } in &self.steps {
            let held = get(doc, path);
            // A service may as well leave out what is empty.
            let from = if is_blank(from.as_ref()) && is_blank(held) { held.cloned() } else { from.clone() };
            put(&mut base, path, from);
            put(&mut mine, path, to.clone());
        }
        let merged = merge(&base, &mine, doc);
        doc.clone_from(&merged.doc);
        merged
    }

    /// The way back from what the service holds since this edit made `after` of `before`; `None` where it made nothing.
    #[must_use]
    pub fn inverse(&self, before: &Object, after: &Object, held: &Object) -> Option<Edit> {
        let back = |step: Step| Step { from: get(held, &step.path).cloned(), to: step.from, path: step.path };
        let steps: Vec<_> = steps(before, after).into_iter().map(back).collect();
        (!steps.is_empty()).then_some(Edit { steps, insists: self.insists })
    }
}

/// All that differs between two documents, down into objects that both have.
#[must_use]
pub fn steps(before: &Object, after: &Object) -> Vec<Step> {
    let mut found = Vec::new();
    collect(&mut Path::new(), before, after, &mut found);
    found
}

fn collect(path: &mut Path, before: &Object, after: &Object, found: &mut Vec<Step>) {
    for key in before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))) {
        path.push(key.clone());
        match (before.get(key), after.get(key)) {
            (Some(Value::Object(before)), Some(Value::Object(after))) => collect(path, before, after, found),
            (from, to) if same(from, to) => {}
            (from, to) => found.push(Step { path: path.clone(), from: from.cloned(), to: to.cloned() }),
        }
        path.pop();
    }
}

/// The value at a path.
#[must_use]
pub fn get<'a>(doc: &'a Object, path: &[String]) -> Option<&'a Value> {
    let (last, above) = path.split_last()?;
    above.iter().try_fold(doc, |doc, key| doc.get(key)?.as_object())?.get(last)
}

/// Replaces or removes the value at a path, and makes the objects around it where there are none.
pub fn put(doc: &mut Object, path: &[String], value: Option<Value>) {
    match (path, value) {
        ([], _) => {}
        ([key], None) => drop(doc.shift_remove(key)),
        ([key], Some(value)) => drop(doc.insert(key.clone(), value)),
        ([key, rest @ ..], value) => {
            let inner = doc.entry(key.as_str()).or_insert_with(|| Object::new().into());
            if !inner.is_object() {
                *inner = Object::new().into();
            }
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// Nothing to see, however it is written (contract: absent, `null` and empty mean the same).
fn is_blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
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
        let merged = Edit::switches(vec![step(&["app", "a"], json!(false), json!(true))]).apply(&mut doc);
        assert_eq!(doc, object(json!({"app": {"a": true, "b": true}, "more": 1})));
        assert_eq!((merged.clashes, merged.elsewhere), (vec![], vec![]));
    }

    #[test]
    fn a_text_that_is_another_by_now_is_asked_about_and_a_switch_is_not() {
        let steps = || vec![step(&["a"], json!("old"), json!("mine"))];
        let mut doc = object(json!({"a": "theirs"}));
        assert_eq!(Edit::texts(steps()).apply(&mut doc).clashes.len(), 1);
        assert_eq!(doc, object(json!({"a": "theirs"})));
        assert_eq!(Edit::switches(steps()).apply(&mut doc).clashes, []);
        assert_eq!(doc, object(json!({"a": "mine"})));
        Edit::switches(vec![step(&["a"], json!("seen"), json!("seen"))]).apply(&mut doc);
        assert_eq!(doc, object(json!({"a": "seen"})), "whatever the person saw when they wished for it");
    }

    #[test]
    fn nothing_is_the_same_as_empty() {
        for held in [json!({}), json!({"a": null}), json!({"a": ""}), json!({"a": []})] {
            let mut doc = object(held);
            assert_eq!(Edit::texts(vec![step(&["a"], json!(""), json!("x"))]).apply(&mut doc).clashes, []);
            assert_eq!(doc, object(json!({"a": "x"})));
        }
    }

    #[test]
    fn the_way_back_touches_what_the_edit_touched_and_keeps_what_came_since() {
        let before = object(json!({"ui": {"a": 1, "b": 1}, "other": 1}));
        let edit =
            Edit::texts(vec![step(&["ui"], json!({"a": 1, "b": 1}), json!({"a": 2, "b": 1, "new": 1}))]);
        let mut held = before.clone();
        edit.apply(&mut held);
        let back = edit.inverse(&before, &held, &held).unwrap();
        let mut later = object(json!({"ui": {"a": 2, "b": 7, "new": 1}, "other": 2}));
        assert_eq!(back.apply(&mut later).clashes, []);
        assert_eq!(later, object(json!({"ui": {"a": 1, "b": 7}, "other": 2})));
        assert_eq!(edit.inverse(&before, &before, &before), None);
    }

    #[test]
    fn the_way_back_of_a_new_key_removes_it() {
        let edit = Edit::switches(vec![step(&["dark_mode"], json!(null), json!(true))]);
        let (before, mut held) = (Object::new(), Object::new());
        edit.apply(&mut held);
        edit.inverse(&before, &held, &held).unwrap().apply(&mut held);
        assert_eq!(held, before);
    }
}
