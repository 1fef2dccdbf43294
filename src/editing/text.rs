//! [`Text`]: a field whose text is a value of a document.

use leptos::prelude::*;
use serde_json::Value;
use wire::{Object, is_blank, json};

use crate::editing::list;
use crate::forms::field::{Field, Typed};
use crate::forms::validate::trim;
use crate::language::Message;
use crate::resource::edit::{Conflict, Step, force, get};

/// How a text and the value stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The text is the value.
    Plain,
    /// The same, but without spaces around it, and `null` where there is nothing to see.
    Trimmed,
    /// An address or a number, which has no invisible characters around it either: they come along when it is copied.
    Address,
    /// The text is JSON; nothing is `null`.
    Json,
    /// The text is a JSON list, which a person sees item by item and never as JSON ([`list`]).
    List,
}

/// A field of a document.
#[derive(Clone)]
pub struct Text {
    /// The document's key.
    pub key: &'static str,
    /// What the person knows it by.
    pub name: Message,
    /// What they edit.
    pub field: Field,
    /// How its text becomes a value.
    pub kind: Kind,
    /// Typed for the list that the field holds, and not added yet: it is part of the list when it is saved.
    pub typing: Option<Field>,
}

impl Text {
    /// A text.
    pub fn new(key: &'static str, name: Message, field: Field, kind: Kind) -> Self {
        Text { key, name, field, kind, typing: None }
    }

    /// The field that has a control on the page.
    pub fn control(&self) -> Field {
        self.typing.unwrap_or(self.field)
    }

    /// The text as it would be saved. Tracked.
    pub fn wanted(&self) -> String {
        let text = self.field.value();
        let Some(typing) = self.typing else { return text };
        let typed = trim(&typing.value()).to_owned();
        if typed.is_empty() || list::items(&text).contains(&typed) { text } else { list::add(&text, &typed) }
    }

    /// Whether that is another text than the saved one. Tracked.
    pub fn is_changed(&self) -> bool {
        self.kind.essence(&self.wanted()) != self.kind.essence(&self.field.base())
    }

    /// From what the person saw to what they want; `None` while that is what is saved, or no value yet. Tracked.
    pub fn step(&self) -> Option<Step> {
        let (from, to) = (self.kind.value(&self.field.seen()), self.kind.value(&self.wanted())?);
        self.is_changed().then(|| Step { path: vec![self.key.into()], from, to: Some(to) })
    }

    /// The person stays with what they typed, and knows the other value.
    pub fn keep_mine(&self, conflict: &Conflict) {
        let seen = untrack(|| self.field.seen());
        self.field.see(self.with(&seen, conflict));
    }

    /// The other value takes the place of what they typed.
    pub fn take_theirs(&self, conflict: &Conflict) {
        let text = untrack(|| self.wanted());
        match &conflict.path[..] {
            [_] => self.field.reset(),
            _ => self.field.set(self.with(&text, conflict)),
        }
    }

    /// What would be saved is saved; what was typed since then stays.
    pub fn settle(&self, wanted: &str, typed: &str) {
        let pending = trim(&self.pending()).to_owned();
        if list::items(wanted).contains(&pending) {
            self.restore_pending(String::new());
            // The list that was edited meanwhile did not have it yet.
            if let Some(now) = self.field.typed().filter(|now| now.text != typed) {
                self.field.set(list::add(&now.text, &pending));
            }
        }
        self.field.settle(typed);
    }

    /// Puts a text, which was begun when `seen` was saved, in the place of the one on the screen.
    pub fn put(&self, text: String, seen: String) {
        self.restore_pending(String::new());
        self.field.set(text);
        self.field.see(seen);
    }

    /// Back to what is saved.
    pub fn discard(&self) {
        self.restore_pending(String::new());
        self.field.reset();
    }

    /// What is typed for the list and not added yet.
    pub fn pending(&self) -> String {
        self.typing.and_then(|typing| typing.typed()).map(|typed| typed.text).unwrap_or_default()
    }

    /// Puts back what was typed once.
    pub fn restore(&self, typed: Option<Typed>, pending: String) {
        self.restore_pending(pending);
        self.field.restore(typed);
    }

    fn restore_pending(&self, pending: String) {
        match self.typing {
            Some(typing) if pending.is_empty() => typing.reset(),
            Some(typing) => typing.set(pending),
            None => {}
        }
    }

    /// `text` with the service's value where the conflict is.
    fn with(&self, text: &str, conflict: &Conflict) -> String {
        let mut doc = Object::from_iter([(self.key.to_owned(), self.kind.value(text).unwrap_or_default())]);
        force(&mut doc, &conflict.path, conflict.theirs.clone());
        self.kind.text(get(&doc, &conflict.path[..1]).unwrap_or(&Value::Null))
    }
}

impl Kind {
    /// What a person edits of a value.
    pub fn text(self, value: &Value) -> String {
        match (self, value) {
            (_, Value::Null) => String::new(),
            (Kind::Json, value) => serde_json::to_string_pretty(value).unwrap_or_default(),
            (Kind::Plain | Kind::Trimmed, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }

    /// The value of a text; `None` where it is not JSON (yet).
    pub fn value(self, text: &str) -> Option<Value> {
        match self {
            Kind::Plain => Some(text.into()),
            Kind::Trimmed | Kind::Address => {
                Some(Some(self.essence(text)).filter(|text| !text.is_empty()).into())
            }
            Kind::Json | Kind::List if is_blank(text) => Some(Value::Null),
            Kind::Json | Kind::List => json::parse(trim(text)).ok(),
        }
    }

    /// What of a text counts: nothing is nothing, however it is written.
    fn essence(self, text: &str) -> &str {
        match self {
            _ if is_blank(text) => "",
            Kind::Trimmed => text.trim(),
            Kind::Address => trim(text),
            Kind::Json if trim(text) == "null" => "",
            Kind::List if list::is_empty(text) => "",
            _ => text,
        }
    }
}

#[cfg(test)]
mod tests;
