//! The texts and lists of the settings: one form, one Save, and only what was changed is written.

use leptos::prelude::*;
use serde_json::Value;
use wire::{UserConfig, is_blank};

use super::saver;
use super::signature::SignatureCard;
use crate::components::card::Card;
use crate::components::chips::{Chips, ChipsTexts};
use crate::components::draft_notice::DraftNotice;
use crate::components::mistakes::Mistakes;
use crate::components::text_area::TextArea;
use crate::editing::actions::Actions;
use crate::editing::text::{Kind, Text, items};
use crate::editing::texts::Texts;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::validate::{doubled_key, has_invisible, json_mistake};
use crate::hooks::use_drafts::use_drafts;
use crate::language::Words;
use crate::paths::Page;
use crate::state::State;
use crate::words::{common, drafts, settings};

/// The form.
#[component]
pub fn TextsForm() -> impl IntoView {
    let State { boot, config: state, drafts, .. } = State::expect();
    let held = state.clone();
    let config = Memo::new(move |_| held.saved().ready().cloned().unwrap_or_default());
    let current = state.clone();
    let raw = Memo::new(move |_| current.current().ready().is_some_and(UserConfig::raw_html_email));
    let signature = Field::new(move || config.with(|config| config.email_signature().to_owned()), |_| None);
    let subscriptions = Field::new(move || config.with(list), |_| None);
    let interface =
        Field::new(move || config.with(|config| Kind::Json.text(config.interface_config())), wrong);
    let typing = Field::empty(|text| has_invisible(text).then_some(common::INVISIBLE));
    let list = Text {
        typing: Some(typing),
        ..Text::new("property_rent_subscriptions", settings::SUBSCRIPTIONS, subscriptions, Kind::List)
    };
    let texts = vec![
        Text::new("email_signature", settings::SIGNATURE, signature, Kind::Plain),
        list.clone(),
        Text::new("interface_config", settings::INTERFACE, interface, Kind::Json),
    ];
    let restored_from = drafts.on(Page::Settings);
    let texts = Texts::new(texts, move || config.get().0, saver(&state), drafts, Page::Settings);
    // The form is made once the settings are there, so there is something to compare with.
    let offers = use_drafts(restored_from, texts.kept());
    let fields = texts.fields();
    let change = move |list: Vec<String>| subscriptions.set(Value::from(list).to_string());
    let changed = Signal::derive(move || if list.is_changed() { common::CHANGED } else { Words::NOTHING });
    let send = {
        let texts = texts.clone();
        move || texts.send()
    };
    view! {
        <form class="form cards" novalidate on:submit=on_submit(fields.clone(), send)>
            <Mistakes title=common::MISTAKES fields=fields.clone() />
            <DraftNotice offers texts=drafts::notice(boot.drafts) />
            <SignatureCard signature raw />
            <Card title=settings::SUBSCRIPTIONS_CARD>
                <Chips
                    texts=chips_texts()
                    items=Signal::derive(move || items(&subscriptions.value()))
                    typing
                    on_change=change
                    changed
                />
            </Card>
            <Card title=settings::INTERFACE_CARD>
                <TextArea
                    label=settings::INTERFACE
                    field=interface
                    rows=8
                    code=true
                    hint=settings::INTERFACE_HINT
                    changed=common::CHANGED
                />
            </Card>
            <Actions texts bar=true />
        </form>
    }
}

/// The list as the text of its field.
fn list(config: &UserConfig) -> String {
    Value::from(config.property_rent_subscriptions()).to_string()
}

/// What is wrong with the interface config.
fn wrong(text: &str) -> Option<Words> {
    if is_blank(text) {
        return None;
    }
    let mistake = json_mistake(text).map(|(line, column)| settings::json_mistake(line, column));
    mistake.or_else(|| doubled_key(text).map(settings::json_twice))
}

fn chips_texts() -> ChipsTexts {
    ChipsTexts {
        label: settings::SUBSCRIPTIONS,
        hint: settings::SUBSCRIPTIONS_HINT,
        add: settings::SUBSCRIPTION_ADD,
        empty: settings::SUBSCRIPTIONS_NONE,
        twice: settings::SUBSCRIPTION_TWICE,
        remove: |item| settings::remove(item),
    }
}
