//! Reads a response field by field. A value that does not follow the contract is read as its text or not at all, and
//! reported as an [`Oddity`].

use serde_json::Value;

use crate::blank::is_blank;
use crate::json::{Object, to_string};

/// The type of a JSON value, without the value itself, which may be personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Absent or empty, where a value is required.
    Missing,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// The kind of a value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            value if is_nothing(Some(value)) => Kind::Missing,
            Value::Null => Kind::Missing,
            Value::Bool(_) => Kind::Boolean,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::Text,
            Value::Array(_) => Kind::List,
            Value::Object(_) => Kind::Object,
        }
    }
}

/// A field whose type is not the one in the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The contract's name of the type, and the path from there: `User.organization.id`.
    pub field: String,
    /// The type that was found.
    pub kind: Kind,
}

/// Why a JSON response cannot be used. A second request would not help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A `user_type` that is newer than this build, as the service wrote it.
    UserType(String),
    /// A missing field without which nothing can be shown.
    Field(Oddity),
}

/// Whether a value is one of the ways to write "nothing": absent, `null`, an empty list, or a text with nothing to see.
#[must_use]
pub fn is_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => is_blank(text),
        Some(Value::Array(list)) => list.is_empty(),
        _ => false,
    }
}

/// A value as one line of text, with every digit of a number; `None` for nothing, a list or an object.
#[must_use]
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!is_blank(text)).then(|| text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(to_string(value)),
        _ => None,
    }
}

/// The fields of one object.
pub(crate) struct Fields<'a, 'v> {
    name: &'a str,
    object: &'v Object,
    odd: &'a mut Vec<Oddity>,
}

impl<'a, 'v> Fields<'a, 'v> {
    /// `name` is what the object is called where it is odd.
    pub(crate) fn of(name: &'a str, object: &'v Object, odd: &'a mut Vec<Oddity>) -> Self {
        Fields { name, object, odd }
    }

    /// A text, or the text of a number; everything that is nothing is `None`.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        let value = self.take(key)?;
        if !value.is_string() {
            self.note(key, value);
        }
        text(value)
    }

    /// The required identifier.
    pub(crate) fn id(&mut self) -> Result<String, Unreadable> {
        let value = self.take("id").unwrap_or(&Value::Null);
        if let Value::String(id) = value {
            return Ok(id.clone());
        }
        self.note("id", value);
        match value {
            Value::Number(id) => Ok(id.as_str().into()),
            value => Err(Unreadable::Field(self.odd("id", value))),
        }
    }

    /// Whatever is there, unless it is nothing.
    pub(crate) fn take(&self, key: &str) -> Option<&'v Value> {
        self.object.get(key).filter(|value| !is_nothing(Some(value)))
    }

    /// Reports a field that does not follow the contract.
    pub(crate) fn note(&mut self, key: &str, value: &Value) {
        let odd = self.odd(key, value);
        self.odd.push(odd);
    }

    /// For the value inside a field: its name, and the list that oddities are added to.
    pub(crate) fn inner(&mut self, key: &str) -> (String, &mut Vec<Oddity>) {
        (format!("{}.{key}", self.name), self.odd)
    }

    fn odd(&self, key: &str, value: &Value) -> Oddity {
        Oddity { field: format!("{}.{key}", self.name), kind: Kind::of(value) }
    }
}

/// The value as an object. Oddities call it `name`.
pub(crate) fn object(name: &str, value: Value) -> Result<Object, Unreadable> {
    match value {
        Value::Object(object) => Ok(object),
        other => Err(no_object(name, &other)),
    }
}

pub(crate) fn no_object(name: &str, value: &Value) -> Unreadable {
    Unreadable::Field(Oddity { field: name.into(), kind: Kind::of(value) })
}

/// Names the `keys` of `object` whose values are something else than they should be.
pub(crate) fn check(name: &str, object: &Object, keys: &[(&str, Kind)], odd: &mut Vec<Oddity>) {
    for (key, expected) in keys {
        let kind = object.get(*key).map_or(Kind::Missing, Kind::of);
        if kind != Kind::Missing && kind != *expected {
            odd.push(Oddity { field: format!("{name}.{key}"), kind });
        }
    }
}
