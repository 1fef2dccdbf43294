//! What a person edits of the texts and lists of the settings, and what became of it.

use leptos::prelude::*;
use serde_json::Value;
use wire::UserConfig;

use crate::forms::field::Field;
use crate::forms::task::Failure;
use crate::forms::validate::json_mistake;
use crate::hooks::use_drafts::Kept;
use crate::paths::Page;
use crate::state::ApiError;
use crate::state::drafts::Drafts;
use crate::words::{error, settings};

/// The contract's keys of the three.
const SIGNATURE: &str = "email_signature";
const SUBSCRIPTIONS: &str = "property_rent_subscriptions";
const INTERFACE: &str = "interface_config";

/// What the person is editing.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) signature: Field,
    pub(super) interface: Field,
    /// `None` while the list is as it was read.
    pub(super) subscriptions: RwSignal<Option<Vec<String>>>,
    /// Typed into the list's input and not added yet: it is part of the list when it is saved.
    pub(super) typing: RwSignal<String>,
    config: Memo<UserConfig>,
}

/// The changed keys and their new values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Changes {
    pub(super) values: Vec<(&'static str, Value)>,
    signature: String,
    interface: String,
    subscriptions: Vec<String>,
    /// The edited list without what was typed and not added.
    list: Option<Vec<String>>,
}

impl Draft {
    pub(super) fn new(config: Memo<UserConfig>) -> Self {
        let wrong = |text: &str| {
            let mistake = (!text.trim().is_empty()).then(|| json_mistake(text)).flatten();
            mistake.map(|(line, column)| settings::json_mistake(line, column))
        };
        Draft {
            signature: Field::new(
                move || config.with(|config| config.email_signature().to_owned()),
                |_| None,
            ),
            interface: Field::new(move || config.with(|config| pretty(config.interface_config())), wrong),
            subscriptions: RwSignal::new(None),
            typing: RwSignal::new(String::new()),
            config,
        }
    }

    /// The list on the screen. Tracked.
    pub(super) fn list(&self) -> Vec<String> {
        self.subscriptions.get().unwrap_or_else(|| self.config.with(UserConfig::property_rent_subscriptions))
    }

    /// The list as it would be saved, with what is typed and not added yet. Tracked.
    fn whole_list(&self) -> Vec<String> {
        let mut list = self.list();
        let typed = self.typing.get().trim().to_owned();
        if !typed.is_empty() && !list.contains(&typed) {
            list.push(typed);
        }
        list
    }

    pub(super) fn is_list_changed(&self) -> bool {
        self.whole_list() != self.config.with(UserConfig::property_rent_subscriptions)
    }

    /// What is worth keeping while it is not saved.
    pub(super) fn kept(&self) -> Vec<Kept> {
        let draft = *self;
        let text = move || draft.is_list_changed().then(|| to_text(&draft.whole_list()));
        let base = move || to_text(&draft.config.with(UserConfig::property_rent_subscriptions));
        let put = move |text: Option<(String, String)>| {
            draft.subscriptions.try_set(text.and_then(|(text, _)| from_text(&text)));
            draft.typing.try_set(String::new());
        };
        vec![
            Kept::field(SIGNATURE, settings::SIGNATURE, self.signature),
            Kept {
                key: SUBSCRIPTIONS,
                name: settings::SUBSCRIPTIONS,
                base: Signal::derive(base),
                text: Signal::derive(text),
                put: Callback::new(put),
                read: |text| from_text(text).unwrap_or_default().join(", "),
            },
            Kept::field(INTERFACE, settings::INTERFACE, self.interface),
        ]
    }

    pub(super) fn changes(&self) -> Changes {
        let (signature, interface, subscriptions) =
            (self.signature.value(), self.interface.value(), self.whole_list());
        let mut values = Vec::new();
        if self.signature.is_changed() {
            values.push((SIGNATURE, signature.as_str().into()));
        }
        if self.is_list_changed() {
            values.push((SUBSCRIPTIONS, subscriptions.clone().into()));
        }
        if self.interface.is_changed() {
            // The form is sent only when this parses; empty means none.
            values.push((INTERFACE, serde_json::from_str(&interface).unwrap_or(Value::Null)));
        }
        Changes { values, signature, interface, subscriptions, list: self.subscriptions.get() }
    }

    /// Shows what the service says of a text at that text.
    pub(super) fn refuse(&self, sent: &Changes, reason: &ApiError) -> Failure {
        let fields =
            [(SIGNATURE, self.signature, &sent.signature), (INTERFACE, self.interface, &sent.interface)];
        for (key, field, text) in fields {
            if let Some(message) = reason.field(key) {
                field.refuse(text, message);
            }
        }
        error::form_failure(reason, &fields.map(|(key, ..)| key))
    }

    /// What was sent is saved; what was typed since then stays.
    pub(super) fn settle(&self, sent: &Changes, drafts: &Drafts) {
        let list = to_text(&sent.subscriptions);
        let kept = [(SIGNATURE, &sent.signature), (INTERFACE, &sent.interface), (SUBSCRIPTIONS, &list)];
        for (key, text) in kept {
            drafts.settle(Page::Settings, key, text);
        }
        self.signature.settle(&sent.signature);
        self.interface.settle(&sent.interface);
        self.typing.try_update(|typing| {
            if sent.subscriptions.contains(&typing.trim().to_owned()) {
                typing.clear();
            }
        });
        self.subscriptions.try_update(|list| {
            if *list == sent.list {
                *list = None;
            }
        });
    }
}

/// The list as it is kept.
fn to_text(list: &[String]) -> String {
    Value::from(list).to_string()
}

/// The list that was kept, each item once, as when it is typed; `None` where the text is no list.
fn from_text(text: &str) -> Option<Vec<String>> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut list = Vec::new();
    for item in value.as_array()?.iter().filter_map(Value::as_str) {
        if !list.iter().any(|known| known == item) {
            list.push(item.to_owned());
        }
    }
    Some(list)
}

/// A value as a person edits it; no value is an empty text.
fn pretty(value: &Value) -> String {
    if value.is_null() { String::new() } else { serde_json::to_string_pretty(value).unwrap_or_default() }
}
