//! [`Edit`]: what a person has changed of a document, from what they saw to what they want. Pure.

use serde_json::Value;
use wire::{Object, is_nothing};

use crate::state::merge::{Conflict, Merged, Path, merge, same};

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

    /// Whether what someone else has changed is asked about.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.insists
    }

    /// The text that a key becomes; empty where it becomes none.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        let step = self.steps.iter().find(|step| step.path == [key]);
        step.and_then(|step| step.to.as_ref()?.as_str()).unwrap_or_default().into()
    }

    /// The keys of the document that it is about.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| step.path.first()).map(String::as_str)
    }

    /// Changes `doc`, and answers what has to be asked and what came from elsewhere. A step whose way leads through a value
    /// that is no object changes nothing: it is among what has to be asked.
    pub fn apply(&self, doc: &mut Object) -> Merged {
        let (steps, blocked): (Vec<_>, Vec<_>) =
            self.steps.iter().partition(|step| put(&mut doc.clone(), &step.path, step.to.clone()));
        let conflict = |Step { path, from, to }: &Step| Conflict {
            path: path.clone(),
            base: from.clone(),
            mine: to.clone(),
            theirs: barrier(doc, path).cloned(),
        };
        let blocked = blocked.into_iter().map(conflict).collect::<Vec<_>>();
        if self.insists {
            for step in steps {
                put(doc, &step.path, step.to.clone());
            }
            return Merged { conflicts: blocked, ..Merged::default() };
        }
        let (mut base, mut mine) = (doc.clone(), doc.clone());
        for Step { path, from, to } in steps {
            let held = get(doc, path);
            put(&mut base, path, if reads_as(from.as_ref(), held) { held.cloned() } else { from.clone() });
            put(&mut mine, path, to.clone());
        }
        let mut merged = merge(&base, &mine, doc);
        doc.clone_from(&merged.doc);
        merged.conflicts.extend(blocked);
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

/// Replaces or removes the value at a path, and makes the objects around it where there is nothing. `false`, and nothing is
/// changed, where something else than an object is in the way.
pub fn put(doc: &mut Object, path: &[String], value: Option<Value>) -> bool {
    match (path, value) {
        ([], _) => false,
        ([key], None) => {
            doc.shift_remove(key);
            true
        }
        ([key], Some(value)) => {
            doc.insert(key.clone(), value);
            true
        }
        ([key, rest @ ..], value) => match (doc.get_mut(key), value) {
            (Some(Value::Object(inner)), value) => put(inner, rest, value),
            (held, Some(value)) if is_nothing(held.as_deref()) => {
                let mut inner = Object::new();
                put(&mut inner, rest, Some(value));
                doc.insert(key.clone(), inner.into());
                true
            }
            // What is not there need not be removed.
            (held, _) => is_nothing(held.as_deref()),
        },
    }
}

/// The same, and what is in the way gives way.
pub fn force(doc: &mut Object, path: &[String], value: Option<Value>) {
    while !put(doc, path, value.clone()) {
        let Some(at) = (1..path.len()).find(|at| !matches!(get(doc, &path[..*at]), Some(Value::Object(_))))
        else {
            return;
        };
        put(doc, &path[..at], Some(Object::new().into()));
    }
}

/// The first value on the way to a path that is something else than an object.
fn barrier<'a>(doc: &'a Object, path: &[String]) -> Option<&'a Value> {
    (1..path.len()).filter_map(|at| get(doc, &path[..at])).find(|value| !value.is_object())
}

/// Whether a person sees the same of both: nothing is nothing however it is written, and a text in a field can be the text
/// of any value.
fn reads_as(seen: Option<&Value>, held: Option<&Value>) -> bool {
    match (seen, held) {
        (seen, held) if is_nothing(seen) => is_nothing(held),
        (Some(Value::String(seen)), Some(held)) if !held.is_string() => {
            seen.as_str() == held.to_string().as_str()
        }
        _ => false,
    }
}

/// A value as a person reads it; `None` where there is nothing to read.
#[must_use]
pub fn readable(value: Option<&Value>) -> Option<String> {
    match value.filter(|value| !is_nothing(Some(value)))? {
        Value::String(text) => Some(text.clone()),
        other => serde_json::to_string_pretty(other).ok(),
    }
}

#[cfg(test)]
mod tests;
