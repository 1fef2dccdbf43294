//! [`Object`].

use serde_json::{Map, Value};

/// A JSON object that keeps the order of its keys and every digit of its numbers.
pub type Object = Map<String, Value>;

/// An object of these entries, in their order.
#[must_use]
pub fn object(entries: Vec<(&str, Value)>) -> Object {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
