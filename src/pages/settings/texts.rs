//! The texts and lists of the settings: one form, one Save, and only what was changed is written.

use leptos::prelude::*;
use wire::{Object, is_blank};

use super::saver;
use super::signature::SignatureCard;
use crate::components::card::Card;
use crate::components::chips::{Chips, ChipsTexts};
use crate::components::draft_notice::DraftNotice;
use crate::components::error_summary::ErrorSummary;
use crate::components::text_area::TextArea;
use crate::editing::actions::Actions;
use crate::editing::list;
use crate::editing::text::{Kind, Text};
use crate::editing::texts::Texts;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::validate::{doubled_key, has_invisible, json_mistake};
use crate::hooks::use_drafts::use_drafts;
use crate::language::Message;
use crate::messages::{common, drafts, settings};
use crate::paths::Page;
use crate::state::State;

/// The contract's keys.
const SIGNATURE: &str = "email_signature";
const SUBSCRIPTIONS: &str = "property_rent_subscriptions";
const INTERFACE: &str = "interface_config";

/// The form.
#[component]
pub fn TextsForm() -> impl IntoView {
    let State { boot, config: state, drafts, .. } = State::expect();
    let held = state.clone();
    let config = Memo::new(move |_| held.saved().map(|doc| Object::clone(&doc)).unwrap_or_default());
    let current = state.clone();
    let raw = Memo::new(move |_| {
        current.document().is_some_and(|doc| doc.get("raw_html_email") == Some(&true.into()))
    });
    let base = move |key: &str, kind: Kind| {
        config.with(|config| config.get(key).map_or(String::new(), |value| kind.text(value)))
    };
    let signature = Field::new(move || base(SIGNATURE, Kind::Plain), |_| None);
    let subscriptions = Field::new(move || base(SUBSCRIPTIONS, Kind::List), |_| None);
    let interface = Field::new(move || base(INTERFACE, Kind::Json), wrong);
    let typing = Field::empty(|text| has_invisible(text).then_some(common::INVISIBLE));
    let subscribed = Text {
        typing: Some(typing),
        ..Text::new(SUBSCRIPTIONS, settings::SUBSCRIPTIONS, subscriptions, Kind::List)
    };
    let texts = vec![
        Text::new(SIGNATURE, settings::SIGNATURE, signature, Kind::Plain),
        subscribed.clone(),
        Text::new(INTERFACE, settings::INTERFACE, interface, Kind::Json),
    ];
    let restored_from = drafts.on(Page::Settings);
    let texts = Texts::new(texts, move || config.get(), saver(&state), drafts, Page::Settings);
    // The form is made once the settings are there, so there is something to compare with.
    let offers = use_drafts(restored_from, texts.kept());
    let fields = texts.fields();
    let add = move |item: String| subscriptions.set(list::add(&untrack(|| subscriptions.value()), &item));
    let remove = move |at: usize| subscriptions.set(list::remove(&untrack(|| subscriptions.value()), at));
    let changed =
        Signal::derive(move || if subscribed.is_changed() { common::CHANGED } else { Message::NOTHING });
    let send = {
        let texts = texts.clone();
        move || texts.send()
    };
    view! {
        <form class="form cards" novalidate on:submit=on_submit(fields.clone(), send)>
            <ErrorSummary title=common::MISTAKES fields=fields.clone() />
            <DraftNotice offers texts=drafts::notice(boot.drafts) />
            <SignatureCard signature raw />
            <Card title=settings::SUBSCRIPTIONS_CARD>
                <Chips
                    texts=chips_texts()
                    items=Signal::derive(move || list::items(&subscriptions.value()))
                    typing
                    on_add=add
                    on_remove=remove
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

/// What is wrong with the interface config.
fn wrong(text: &str) -> Option<Message> {
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
