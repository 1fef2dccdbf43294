//! What is wrong with a body: collects the entries of a 422, so that one response names them all.

use serde_json::Value;
use wire::ValidationError;

use crate::error::{Error, Result};

/// The entries found so far.
#[derive(Default)]
pub(crate) struct Problems(Vec<ValidationError>);

impl Problems {
    /// Adds an entry about the value at `path` in the body.
    pub(crate) fn push(&mut self, path: &[&str], msg: &str, kind: &str) {
        self.push_at(path.iter().map(|key| Value::from(*key)), msg, kind);
    }

    /// Adds an entry about an item of the list under `key`.
    pub(crate) fn push_item(&mut self, key: &str, index: usize, msg: &str, kind: &str) {
        self.push_at([Value::from(key), Value::from(index)], msg, kind);
    }

    fn push_at(&mut self, path: impl IntoIterator<Item = Value>, msg: &str, kind: &str) {
        self.0.push(ValidationError {
            loc: std::iter::once(Value::from("body")).chain(path).collect(),
            msg: msg.into(),
            kind: kind.into(),
        });
    }

    /// `Ok` without entries, else the 422.
    pub(crate) fn into_result(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}

/// A 422 with a single entry; an empty `path` is the body as a whole.
pub(crate) fn invalid(path: &[&str], msg: &str, kind: &str) -> Error {
    let mut problems = Problems::default();
    problems.push(path, msg, kind);
    Error::Invalid(problems.0)
}
