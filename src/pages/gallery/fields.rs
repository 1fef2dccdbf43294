//! Controls that a person types into, and the list of their mistakes.

use leptos::prelude::*;

use crate::components::card::Card;
use crate::components::chips::Chips;
use crate::components::error_summary::ErrorSummary;
use crate::components::form_view::FormView;
use crate::components::language_select::LanguageSelect;
use crate::components::range_field::RangeField;
use crate::components::text_area::TextArea;
use crate::components::text_field::TextField;
use crate::form::Form;
use crate::form::field::FormField;
use crate::form::format::Format;
use crate::form::task::Outcome;
use crate::language::Message;

pub(super) fn view() -> AnyView {
    let wrong = refused("Refused", "zoe", "This is not a complete email address, like zoe@example.com.");
    view! {
        <Card title="Text field">
            <div class="form">
                <div class="field-pair">
                    <TextField field=saved("Empty and optional", "") mark=Message::from("Optional") />
                    <TextField field=saved("Filled, with a hint", "Zoé") hint=Message::from("As on your passport.") />
                </div>
                <div class="field-pair">
                    <TextField field=edited("Edited", "Zoé", "Zoë") />
                    <TextField field=wrong />
                </div>
                <TextField field=edited("Hidden", "", "correct-horse") kind="password" />
            </div>
        </Card>
        <Card title="Text area">
            <div class="form">
                <TextArea field=saved("Text", "Zoé Martin\nNorthwind Homes") rows=3 hint=Message::from("Below each mail.") />
                <TextArea
                    field=refused("Code with a mistake", "{ \"columns\": [1, 2", "This is no JSON: look at line 1, column 18.")
                    rows=3
                    code=true

                />
            </div>
        </Card>
        <Card title="Chips">
            <div class="form">
                {chips("An empty list", "[]", "")}
                {chips("A list with one text twice", r#"["Rue de la Paix 12, Paris", "4711"]"#, "4711")}
            </div>
        </Card>
        <Card title="Range field">
            {range_field("Zoom", 120, false)}
            {range_field("Without room to move", 50, true)}
        </Card>
        {languages()}
        {form_view()}
        {error_summary()}
    }
    .into_any()
}

fn range_field(label: &'static str, value: u32, disabled: bool) -> AnyView {
    let value = RwSignal::new(value);
    let disabled = Signal::stored(disabled);
    view! { <RangeField label=Message::from(label) value max=500 disabled on_change=move |to| value.set(to) /> }.into_any()
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
fn saved(label: &'static str, text: &str) -> FormField {
    FormField::new("text", label, Format::Plain, Signal::stored(Some(text.into())))
}

/// A field whose saved text was typed over.
fn edited(label: &'static str, saved_text: &str, text: &str) -> FormField {
    let field = saved(label, saved_text);
    field.set(text.into());
    field
}

/// A field whose text was refused.
fn refused(label: &'static str, text: &str, mistake: &'static str) -> FormField {
    let field = edited(label, "", text);
    field.refuse(text, mistake);
    field
}

fn chips(label: &'static str, list: &'static str, typing: &str) -> AnyView {
    let item = FormField::empty("item", label);
    item.set(typing.into());
    let saved = Signal::stored(wire::json::parse(list).ok());
    let field = FormField::new("list", label, Format::List, saved).item(item);
    view! {
        <Chips
            field
            hint="Enter adds it to the list."
            add_label="Add"
            empty="Nothing yet."
            twice="This is in the list already."
            remove_label=|item| format!("Remove {item}").into()
        />
    }
    .into_any()
}

/// A form with an unsaved change.
fn form_view() -> AnyView {
    let field = edited("Nickname", "Zoé", "Zoë");
    let form =
        Form::new(vec![field], "Saving…".into(), |_| Box::pin(async { Outcome::done("Saved.".into()) }));
    view! {
        <Card title="Form view">
            <FormView form>
                <TextField field />
            </FormView>
        </Card>
    }
    .into_any()
}

/// A form that was not sent, because of its mistakes.
fn error_summary() -> AnyView {
    let (first, second) =
        (refused("First", "zoe", "This is no address."), refused("Second", "12", "This is no number."));
    let fields = vec![first, second];
    fields.iter().for_each(FormField::submit);
    view! {
        <Card title="Error summary">
            <div class="form">
                <ErrorSummary fields />
                <div class="field-pair">
                    <TextField field=first />
                    <TextField field=second />
                </div>
            </div>
        </Card>
    }
    .into_any()
}
