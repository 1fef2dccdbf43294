//! The texts and lists of the settings: one form, one Save, and only what was changed is written.

use leptos::prelude::*;
use serde_json::Value;
use wire::UserConfig;

use super::signature::SignatureCard;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::chips::{Chips, ChipsTexts};
use crate::components::status::Status;
use crate::components::text_area::TextArea;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::task::{Failure, Outcome, Task};
use crate::forms::validate::json_mistake;
use crate::state::{ApiError, State};
use crate::words::{common, error, settings};

/// What the person is editing.
#[derive(Clone, Copy)]
struct Draft {
    signature: Field,
    interface: Field,
    /// `None` while the list is as it was read.
    subscriptions: RwSignal<Option<Vec<String>>>,
    /// Typed into the list's input and not added yet: it is part of the list when it is saved.
    typing: RwSignal<String>,
    config: Memo<UserConfig>,
}

/// The changed keys and their new values.
#[derive(Clone, Debug, PartialEq)]
struct Changes {
    values: Vec<(&'static str, Value)>,
    signature: String,
    interface: String,
    subscriptions: Vec<String>,
    /// The edited list without what was typed and not added.
    list: Option<Vec<String>>,
}

impl Draft {
    fn new(config: Memo<UserConfig>) -> Self {
        let wrong = |text: &str| {
            let mistake = (!text.trim().is_empty()).then(|| json_mistake(text)).flatten();
            mistake.map(|(line, column)| settings::not_json(line, column))
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
    fn list(&self) -> Vec<String> {
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

    fn is_list_changed(&self) -> bool {
        self.whole_list() != self.config.with(UserConfig::property_rent_subscriptions)
    }

    fn changes(&self) -> Changes {
        let (signature, interface, subscriptions) =
            (self.signature.value(), self.interface.value(), self.whole_list());
        let mut values = Vec::new();
        if self.signature.is_changed() {
            values.push(("email_signature", signature.as_str().into()));
        }
        if self.is_list_changed() {
            values.push(("property_rent_subscriptions", subscriptions.clone().into()));
        }
        if self.interface.is_changed() {
            // The form is sent only when this parses; empty means none.
            values.push(("interface_config", serde_json::from_str(&interface).unwrap_or(Value::Null)));
        }
        Changes { values, signature, interface, subscriptions, list: self.subscriptions.get() }
    }

    /// Shows what the service says of a text at that text.
    fn refuse(&self, sent: &Changes, reason: &ApiError) -> Failure {
        let fields = [
            ("email_signature", self.signature, &sent.signature),
            ("interface_config", self.interface, &sent.interface),
        ];
        for (key, field, text) in fields {
            if let Some(message) = reason.field(key) {
                field.refuse(text, message);
            }
        }
        error::form_failure(reason, &fields.map(|(key, ..)| key))
    }

    /// What was sent is saved; what was typed since then stays.
    fn settle(&self, sent: &Changes) {
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

/// The form.
#[component]
pub fn Texts() -> impl IntoView {
    let state = State::expect().config;
    let config = {
        let state = state.clone();
        Memo::new(move |_| state.current().ready().cloned().unwrap_or_default())
    };
    let draft = Draft::new(config);
    let save = Task::default();
    let send = move || {
        let (state, changes) = (state.clone(), untrack(|| draft.changes()));
        save.run(common::SAVING, async move {
            if changes.values.is_empty() {
                return Outcome::Done(common::NOTHING_TO_SAVE.into());
            }
            match state.change(changes.values.clone()).await {
                Ok(written) => {
                    draft.settle(&changes);
                    error::written(Ok(written))
                }
                Err(reason) => Outcome::Failed(draft.refuse(&changes, &reason)),
            }
        });
    };
    let raw = Memo::new(move |_| config.with(UserConfig::raw_html_email));
    view! {
        <form class="form cards" novalidate on:submit=on_submit(vec![draft.signature, draft.interface], send)>
            <SignatureCard signature=draft.signature raw />
            <Card title=settings::SUBSCRIPTIONS_CARD>
                <Chips
                    texts=ChipsTexts {
                        label: settings::SUBSCRIPTIONS.into(),
                        hint: settings::SUBSCRIPTIONS_HINT.into(),
                        add: settings::SUBSCRIPTION_ADD.into(),
                        empty: settings::SUBSCRIPTIONS_NONE.into(),
                        twice: settings::SUBSCRIPTION_TWICE.into(),
                        remove: settings::remove,
                    }
                    items=Signal::derive(move || draft.list())
                    typing=draft.typing
                    on_change=move |list| draft.subscriptions.set(Some(list))
                    changed=Signal::derive(move || draft.is_list_changed().then(|| common::CHANGED.to_owned()))
                />
            </Card>
            <Card title=settings::INTERFACE_CARD>
                <TextArea
                    label=settings::INTERFACE
                    field=draft.interface
                    rows=8
                    code=true
                    hint=settings::INTERFACE_HINT
                    changed=common::CHANGED
                />
            </Card>
            <div class="form-actions save-bar">
                <Button label=common::SAVE tone=Tone::Primary submit=true pending=save.pending() />
                <Status task=save />
            </div>
        </form>
    }
}

/// A value as a person edits it; no value is an empty text.
fn pretty(value: &Value) -> String {
    if value.is_null() { String::new() } else { serde_json::to_string_pretty(value).unwrap_or_default() }
}
