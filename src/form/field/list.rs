//! A field whose value is a list: its text is the JSON list, and its control has the item that is being typed.

use leptos::prelude::*;

use super::FormField;
use crate::form::json_list;
use crate::form::validate::trim;

impl FormField {
    /// The field of a list, with a check of the item that is being typed.
    #[must_use]
    pub fn item(self, item: FormField) -> Self {
        FormField { item: StoredValue::new(Some(item)), ..self }
    }

    /// The items of the list. Tracked.
    pub fn items(&self) -> Vec<String> {
        self.with(|text, _| json_list::items(text))
    }

    /// Adds an item to the list.
    pub fn add(&self, item: &str) {
        let text = untrack(|| self.with(|text, _| json_list::add(text, item)));
        self.set(text);
    }

    /// Removes the item at this place in [`Self::items`].
    pub fn remove(&self, at: usize) {
        let text = untrack(|| self.with(|text, _| json_list::remove(text, at)));
        self.set(text);
    }

    /// What is typed for the list and not added yet.
    pub fn typing(&self) -> Option<String> {
        self.item.try_get_value().flatten()?.draft().map(|draft| draft.text)
    }

    /// Puts back what was typed for the list.
    pub fn restore_typing(&self, typing: Option<String>) {
        let Some(item) = self.item.try_get_value().flatten() else { return };
        match typing {
            Some(text) => item.set(text),
            None => item.reset(),
        }
    }

    /// Where the item is part of the list that is `saved`, the input is free for the next one.
    pub(super) fn settle_item(&self, saved: &str, sent: &str) {
        let typing = trim(&self.typing().unwrap_or_default()).to_owned();
        if typing.is_empty() || !json_list::items(saved).contains(&typing) {
            return;
        }
        self.restore_typing(None);
        // The list that was edited since then does not have it yet.
        if let Some(now) = self.draft().filter(|now| now.text != sent) {
            self.set(json_list::add(&now.text, &typing));
        }
    }
}
