//! The three-way merge of a document: what was read, what the person wants, and what the service holds by now. Pure.
//!
//! What only one side has changed is taken from that side, down into nested objects. Where both have changed the same key
//! differently, the service's value stays and the conflict is handed back to be asked about.

use serde_json::Value;
use wire::{Object, Path, json, same};

/// The keys whose list is a set (contract): what one side adds or removes is added or removed.
const SETS: [&str; 1] = ["property_rent_subscriptions"];

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

/// A key that both sides have changed, each in its own way. `None` is a key that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where it is.
    pub path: Path,
    /// What was read.
    pub base: Option<Value>,
    /// What the person wants.
    pub mine: Option<Value>,
    /// What the service holds by now.
    pub theirs: Option<Value>,
}

/// What became of an edit that is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Where the service holds something else than was sent: from what was sent to what it holds.
    pub server_overrides: Vec<Step>,
    /// What was not written, because someone else has changed it too.
    pub conflicts: Vec<Conflict>,
    /// What someone else alone has changed, or has changed of a list of both, and is kept.
    pub remote_changes: Vec<Path>,
    /// The way back; nothing where nothing was changed.
    pub undo: Vec<Step>,
}

/// Merges `mine` and `theirs`, which both come from `base`. Returns the document, with the service's value wherever there is
/// a conflict.
#[must_use]
pub(super) fn merge(base: &Object, mine: &Object, theirs: &Object) -> (Object, Written) {
    let mut merged = Written::default();
    let doc = merged.object(&mut Path::new(), base, mine, theirs);
    (doc, merged)
}

impl Written {
    /// Keys come in the order of the service, then those that only the person has.
    fn object(&mut self, path: &mut Path, base: &Object, mine: &Object, theirs: &Object) -> Object {
        let mut doc = Object::new();
        let own = mine.keys().filter(|key| !theirs.contains_key(*key));
        let gone = base.keys().filter(|key| !theirs.contains_key(*key) && !mine.contains_key(*key));
        for key in theirs.keys().chain(own).chain(gone) {
            path.push(key.clone());
            if let Some(value) = self.value(path, base.get(key), mine.get(key), theirs.get(key)) {
                doc.insert(key.clone(), value);
            }
            path.pop();
        }
        doc
    }

    fn value(
        &mut self,
        path: &mut Path,
        base: Option<&Value>,
        mine: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        // Who changes no more than how it is written wins against a side that changed nothing.
        if same(base, theirs) && written(base) != written(mine) {
            return mine.cloned();
        }
        if let (Some(Value::Object(base)), Some(Value::Object(mine)), Some(Value::Object(theirs))) =
            (base, mine, theirs)
        {
            return Some(self.object(path, base, mine, theirs).into());
        }
        if same(base, mine) {
            if !same(base, theirs) {
                self.remote_changes.push(path.clone());
            }
            return theirs.cloned();
        }
        if same(mine, theirs) {
            return theirs.cloned();
        }
        match (base, mine, theirs) {
            (_, Some(Value::Object(mine)), Some(Value::Object(theirs))) => {
                Some(self.object(path, &Object::new(), mine, theirs).into())
            }
            (base, Some(Value::Array(mine)), Some(Value::Array(theirs))) if is_set(path) => {
                let base = base.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                if theirs.iter().any(|item| !has(base, item)) || base.iter().any(|item| !has(theirs, item)) {
                    self.remote_changes.push(path.clone());
                }
                Some(set(base, mine, theirs).into())
            }
            _ => {
                let [base, mine, theirs] = [base, mine, theirs].map(Option::<&Value>::cloned);
                self.conflicts.push(Conflict { path: path.clone(), base, mine, theirs: theirs.clone() });
                theirs
            }
        }
    }
}

fn is_set(path: &[String]) -> bool {
    matches!(path, [key] if SETS.contains(&key.as_str()))
}

fn has(list: &[Value], item: &Value) -> bool {
    count(list, item) > 0
}

/// What both sides left, then what each side added. What is in a list twice stays so, unless a side removed one.
fn set(base: &[Value], mine: &[Value], theirs: &[Value]) -> Vec<Value> {
    let mut list: Vec<Value> = Vec::new();
    for item in theirs.iter().chain(mine) {
        let [base, mine, theirs] = [base, mine, theirs].map(|list| count(list, item));
        if count(&list, item) < wanted(base, mine, theirs) {
            list.push(item.clone());
        }
    }
    list
}

/// How often an item is there afterwards that is in the three lists so often.
fn wanted(base: usize, mine: usize, theirs: usize) -> usize {
    let (least, most) = (mine.min(theirs), mine.max(theirs));
    if most <= base || (base > 0 && least == 0) {
        least
    } else if least >= base {
        most
    } else {
        mine + theirs - base
    }
}

fn count(list: &[Value], item: &Value) -> usize {
    list.iter().filter(|other| same(Some(other), Some(item))).count()
}

/// The text of a value, in which the order of keys and the way of writing a number can be told apart.
fn written(value: Option<&Value>) -> Option<String> {
    value.map(json::to_string)
}

#[cfg(test)]
mod tests;
