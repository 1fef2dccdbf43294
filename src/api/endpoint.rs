//! [`Endpoint`]: the three documents of the contract as rows of one table.

use serde_json::Value;
use wire::user::{EDITABLE, normalize};
use wire::{Me, Object, Oddity, Unreadable, config, is_nothing, notifications, same, text};

use crate::api::feature::Feature;

/// A document that can be read, and changed by several operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// The user, picture included. For people and service accounts.
    User,
    /// Their settings. For people only, as the next.
    Config,
    /// Their notification preferences.
    Notifications,
}

/// Called with what is written.
pub(super) type OnWrite = Box<dyn Fn(Endpoint) + Send + Sync>;

impl Endpoint {
    /// The path after `/users/me/`.
    pub fn path(self) -> &'static str {
        match self {
            Endpoint::User => "",
            Endpoint::Config => "config/",
            Endpoint::Notifications => "notification-preferences/",
        }
    }

    /// The HTTP method of a write: `PATCH` with the keys that change, or `PUT`, which replaces everything, so that a key left
    /// out is a key deleted.
    pub fn method(self) -> &'static str {
        if self == Endpoint::User { "PATCH" } else { "PUT" }
    }

    /// Whether people edit a key. The others of a user are the service's own.
    pub fn is_editable(self, key: &str) -> bool {
        self != Endpoint::User || EDITABLE.contains(&key)
    }

    /// What the service turns out to offer, when it can be read.
    pub fn feature(self) -> Option<Feature> {
        Feature::of("GET", self.path())
    }

    /// The account of a document, for the check that the session still acts for it.
    pub(super) fn user_id(self, doc: &Object) -> Option<String> {
        (self == Endpoint::User).then(|| doc.get("id").and_then(text).unwrap_or_default())
    }

    /// Reads the response to `GET`. An empty response is an empty document, but only for a reading: an empty response to a
    /// write does not mean that the document is empty.
    pub(super) fn read(self, value: Value, odd: &mut Vec<Oddity>) -> Result<Object, Unreadable> {
        let is_empty = self != Endpoint::User && is_nothing(Some(&value));
        self.written(if is_empty { Object::new().into() } else { value }, odd)
    }

    /// Reads the response to a write.
    pub(super) fn written(self, value: Value, odd: &mut Vec<Oddity>) -> Result<Object, Unreadable> {
        match self {
            Endpoint::User => Me::read(&value, odd).map(|_| match value {
                Value::Object(user) => user,
                _ => Object::new(),
            }),
            Endpoint::Config => config::read(value, odd),
            Endpoint::Notifications => notifications::read(value, odd),
        }
    }

    /// The document in the form in which it is shown and edited.
    #[must_use]
    pub fn normalized(self, mut doc: Object) -> Object {
        if self == Endpoint::User {
            normalize(&mut doc);
        }
        doc
    }

    /// What is sent to make `wanted` of what the service holds.
    #[must_use]
    pub fn body(self, held: &Object, wanted: &Object) -> Object {
        if self.method() == "PUT" {
            return wanted.clone();
        }
        let gone = held.keys().filter(|key| !wanted.contains_key(*key)).map(|key| (key.clone(), Value::Null));
        let changed = wanted.iter().filter(|(key, value)| !same(held.get(*key), Some(value)));
        changed.map(|(key, value)| (key.clone(), value.clone())).chain(gone).collect()
    }
}
