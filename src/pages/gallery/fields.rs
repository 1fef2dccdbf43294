//! What is typed into, and the list of what is wrong with it.

use leptos::prelude::*;

use crate::components::card::Card;
use crate::components::chips::{Chips, ChipsTexts};
use crate::components::error_summary::ErrorSummary;
use crate::components::language_select::LanguageSelect;
use crate::components::text_area::TextArea;
use crate::components::text_field::TextField;
use crate::forms::field::Field;
use crate::language::Message;

const CHANGED: &str = "Changed";

pub(super) fn view() -> AnyView {
    let wrong = refused("zoe", "This is not a complete email address, like zoe@example.com.");
    view! {
        <Card title="Text field">
            <div class="form">
                <div class="field-pair">
                    <TextField label="Empty and optional" field=saved("") autocomplete="off" mark=Message::from("Optional") />
                    <TextField label="Filled, with a hint" field=saved("Zoé") autocomplete="off" hint=Message::from("As on your passport.") />
                </div>
                <div class="field-pair">
                    <TextField label="Edited" field=edited("Zoé", "Zoë") autocomplete="off" changed=Message::from(CHANGED) />
                    <TextField label="Refused" field=wrong autocomplete="off" changed=Message::from(CHANGED) />
                </div>
                <TextField label="Hidden" field=edited("", "correct-horse") autocomplete="off" kind="password" />
            </div>
        </Card>
        <Card title="Text area">
            <div class="form">
                <TextArea label="Text" field=saved("Zoé Martin\nNorthwind Homes") rows=3 hint=Message::from("Below each mail.") />
                <TextArea
                    label="Code with a mistake"
                    field=refused("{ \"columns\": [1, 2", "This is no JSON: look at line 1, column 18.")
                    rows=3
                    code=true
                    changed=Message::from(CHANGED)
                />
            </div>
        </Card>
        <Card title="Chips">
            <div class="form">
                {chips("An empty list", &[], "")}
                {chips("A list with one text twice", &["Rue de la Paix 12, Paris", "4711"], "4711")}
            </div>
        </Card>
        {languages()}
        {mistakes()}
    }
    .into_any()
}

fn languages() -> AnyView {
    let own = RwSignal::new(None);
    view! {
        <Card title="Language select">
            <LanguageSelect
                label="Language".into()
                device_label="Same as my device".into()
                own
                on_change=move |locale| own.set(locale)
            />
        </Card>
    }
    .into_any()
}

/// A field as it was saved.
fn saved(text: &'static str) -> Field {
    Field::new(move || text.to_owned(), |_| None)
}

/// A field whose saved text somebody has typed over.
fn edited(saved_text: &'static str, text: &str) -> Field {
    let field = saved(saved_text);
    field.set(text.into());
    field
}

/// A field whose text somebody does not accept.
fn refused(text: &'static str, mistake: &'static str) -> Field {
    let field = edited("", text);
    field.refuse(text, mistake);
    field
}

fn chips(label: &'static str, items: &[&str], typing: &str) -> AnyView {
    let items = RwSignal::new(items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>());
    let texts = ChipsTexts {
        label: label.into(),
        hint: "Enter adds it to the list.".into(),
        add: "Add".into(),
        empty: "Nothing yet.".into(),
        twice: "This is in the list already.".into(),
        remove: |item| format!("Remove {item}").into(),
    };
    let changed =
        Signal::derive(move || items.with(|items| if items.is_empty() { "" } else { CHANGED }.into()));
    view! {
        <Chips
            texts
            items
            typing=edited("", typing)
            on_add=move |item| items.update(|items| items.push(item))
            on_remove=move |at| items.update(|items| drop(items.remove(at)))
            changed
        />
    }
    .into_any()
}

/// A form that somebody has tried to send.
fn mistakes() -> AnyView {
    let fields = vec![refused("zoe", "This is no address."), refused("12", "This is no number.")];
    fields.iter().for_each(Field::submit);
    let (first, second) = (fields[0], fields[1]);
    view! {
        <Card title="ErrorSummary">
            <div class="form">
                <ErrorSummary title="Not saved yet. Please look at:" fields />
                <div class="field-pair">
                    <TextField label="First" field=first autocomplete="off" />
                    <TextField label="Second" field=second autocomplete="off" />
                </div>
            </div>
        </Card>
    }
    .into_any()
}
