//! [`Edit`]: what a person has changed of a document, from what they saw to what they want; and what became of it. Pure.

use serde_json::Value;
pub use wire::path::{Path, force, get, same};
use wire::path::{barrier, put};
use wire::{Object, is_nothing, json};

use crate::resource::merge::merge;
pub use crate::resource::merge::{Conflict, Step, Written};

/// A change of a document: paths with their old and new values. Applying it twice changes nothing more.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Texts and lists: what someone else has changed meanwhile stays, and the person is asked about it.
    Ask(Vec<Step>),
    /// Switches: between on and off there is nothing to ask, the last press counts.
    Overwrite(Vec<Step>),
}

impl Edit {
    fn steps(&self) -> &[Step] {
        let (Edit::Ask(steps) | Edit::Overwrite(steps)) = self;
        steps
    }

    /// The text that a key becomes; empty where it becomes none.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        let step = self.steps().iter().find(|step| step.path == [key]);
        step.and_then(|step| step.to.as_ref()?.as_str()).unwrap_or_default().into()
    }

    /// The keys of the document that it is about.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.steps().iter().filter_map(|step| step.path.first()).map(String::as_str)
    }

    /// What of `doc` the edit is about.
    fn part(&self, doc: &Object) -> Object {
        self.keys().filter_map(|key| Some((key.to_owned(), doc.get(key)?.clone()))).collect()
    }

    /// Changes `doc`, and returns what has to be asked and what someone else has changed of the same keys. A step whose way
    /// leads through a value that is no object changes nothing: it is among what has to be asked.
    pub fn apply(&self, doc: &mut Object) -> Written {
        let (free, blocked): (Vec<_>, Vec<_>) =
            self.steps().iter().partition(|step| barrier(doc, &step.path).is_none());
        let conflict = |Step { path, from, to }: &Step| Conflict {
            path: path.clone(),
            base: from.clone(),
            mine: to.clone(),
            theirs: barrier(doc, path).cloned(),
        };
        let blocked: Vec<_> = blocked.into_iter().map(conflict).collect();
        let mut found = Written::default();
        match self {
            Edit::Ask(_) => found = self.merge_into(doc, &free),
            Edit::Overwrite(_) => {
                for step in free {
                    put(doc, &step.path, step.to.clone());
                }
            }
        }
        found.conflicts.extend(blocked);
        found
    }

    /// Merges the keys that `steps` are about, and touches no other.
    fn merge_into(&self, doc: &mut Object, steps: &[&Step]) -> Written {
        let theirs = self.part(doc);
        let (mut base, mut mine) = (theirs.clone(), theirs.clone());
        let mut is_changed = false;
        for Step { path, from, to } in steps {
            let held = get(&theirs, path);
            if !same(from.as_ref(), held) && !reads_as(from.as_ref(), held) {
                put(&mut base, path, from.clone());
                is_changed = true;
            }
            put(&mut mine, path, to.clone());
        }
        let (merged, found) =
            if is_changed { merge(&base, &mine, &theirs) } else { (mine, Written::default()) };
        for key in self.keys() {
            put(doc, &[key.to_owned()], merged.get(key).cloned());
        }
        found
    }

    /// Returns what has to be asked where the service holds `doc`.
    #[must_use]
    pub fn conflicts(&self, doc: &Object) -> Vec<Conflict> {
        self.apply(&mut self.part(doc)).conflicts
    }

    /// Another edit that treats what someone else has changed like this one.
    #[must_use]
    pub fn with_steps(&self, steps: Vec<Step>) -> Edit {
        if matches!(self, Edit::Ask(_)) { Edit::Ask(steps) } else { Edit::Overwrite(steps) }
    }
}

/// The way back from what the service holds since an edit made `after` of `before`; nothing where it made nothing.
fn inverse(before: &Object, after: &Object, held: &Object) -> Vec<Step> {
    let back = |step: Step| Step { from: get(held, &step.path).cloned(), to: step.from, path: step.path };
    steps(before, after).into_iter().map(back).collect()
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

/// Whether a person sees the same of both: nothing is nothing however it is written, and a text in a field can be the text
/// of any value.
fn reads_as(seen: Option<&Value>, held: Option<&Value>) -> bool {
    match (seen, held) {
        (seen, held) if is_nothing(seen) => is_nothing(held),
        (Some(Value::String(seen)), Some(held)) if !held.is_string() => *seen == json::to_string(held),
        _ => false,
    }
}

/// A value as a person reads it; `None` where there is nothing to read.
#[must_use]
pub fn readable(value: Option<&Value>) -> Option<String> {
    match value.filter(|value| !is_nothing(Some(value)))? {
        Value::String(text) => Some(text.clone()),
        other => Some(json::to_string_pretty(other)),
    }
}

/// Applies one edit after the other to what the service holds now. `known` is what the person sees of it: what differs has
/// been changed by someone else. Returns the document to send, and for each edit the documents before and after it with what
/// it found.
pub(super) fn apply_all(
    edits: &[Edit],
    known: &Object,
    fresh: &Object,
) -> (Object, Vec<(Object, Object, Written)>) {
    let is_own = |path: &Path| edits.iter().flat_map(Edit::steps).any(|step| path.starts_with(&step.path));
    let remote_changes: Vec<Path> =
        steps(fresh, known).into_iter().map(|step| step.path).filter(|path| !is_own(path)).collect();
    let mut doc = fresh.clone();
    let stages = edits.iter().map(|edit| {
        let before = doc.clone();
        let mut written = edit.apply(&mut doc);
        written.remote_changes.splice(..0, remote_changes.iter().cloned());
        (before, doc.clone(), written)
    });
    let stages = stages.collect();
    (doc, stages)
}

/// Adds what the response says of an edit that made `after` of `before`, where `sent` was sent and the service holds
/// `held`. Where a later edit went over this one, only the later one can be held against the service.
pub(super) fn conclude(
    written: Written,
    (before, after): (&Object, &Object),
    sent: &Object,
    held: &Object,
) -> Written {
    let mut server_overrides = Vec::new();
    for Step { path, to, .. } in steps(before, after) {
        let (sent, held) = (get(sent, &path), get(held, &path));
        if same(to.as_ref(), sent) && !same(sent, held) {
            server_overrides.push(Step { from: to, to: held.cloned(), path });
        }
    }
    Written { server_overrides, undo: inverse(before, after, held), ..written }
}

#[cfg(test)]
mod tests;
