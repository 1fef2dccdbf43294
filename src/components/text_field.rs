//! One line of text with its label, hint, marks and mistake.

use crate::language::texts::common;
use crate::language::{Message, localize};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

use crate::form::field::FormField;
use crate::hooks::keyboard::{is_composing, key};
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;

/// What stands below an input, and the ids that tie it there.
#[component]
pub(super) fn Notes(
    /// Prefix of the ids.
    id: String,
    /// The field whose changes and mistakes are shown.
    field: FormField,
    /// The field with the control, where that is another one.
    #[prop(optional)]
    input: Option<FormField>,
    /// What helps to fill it in.
    hint: Option<Message>,
    /// A mark such as "Optional".
    mark: Option<Message>,
    /// What is wrong, where the field does not know it.
    #[prop(optional, into)]
    problem: Signal<Option<Message>>,
) -> impl IntoView {
    let input = input.unwrap_or(field);
    let changed_mark = field.marks_changes.then(|| {
        let text = localize(move || if field.is_changed() { common::CHANGED } else { Message::NOTHING });
        view! { <span class="mark changed">{text}</span> }.into_any()
    });
    view! {
        <span class="marks" id=format!("{id}-marks")>
            {mark.map(|mark| view! { <span class="mark">{mark}</span> }.into_any())} {changed_mark}
        </span>
        {hint.map(|hint| view! { <span class="hint" id=format!("{id}-hint")>{hint}</span> }.into_any())}
        <span class="field-error" id=format!("{id}-error")>
            {localize(move || problem.get().or_else(|| input.error()).unwrap_or_default())}
        </span>
    }
}

/// The ids of a field's notes, for `aria-describedby`.
pub(super) fn described_by(id: &str, hint: bool) -> String {
    let hint = if hint { format!("{id}-hint ") } else { String::new() };
    format!("{id}-error {hint}{id}-marks")
}

/// A labelled input. Its accessible name is exactly the label; everything else is in the description. What is typed stays
/// as it is typed: nothing corrects it, and no spelling service reads a password that is shown.
#[component]
pub fn TextField(
    /// What it edits.
    field: FormField,
    /// The input's `type`; `text` by default.
    #[prop(default = "text")]
    kind: &'static str,
    /// Whether it shows what is typed, where `kind` would hide it.
    #[prop(optional, into)]
    revealed: Signal<bool>,
    /// Which keys a keyboard on a screen has, where `kind` does not say it.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What such a keyboard begins with a capital letter.
    #[prop(default = "none")]
    autocapitalize: &'static str,
    /// What a generator of passwords has to know (`passwordrules`).
    #[prop(optional_no_strip)]
    password_rules: Option<String>,
    /// The least length that it has to know. The browser does not hold it against anybody: the form has `novalidate`.
    #[prop(optional_no_strip)]
    min_length: Option<usize>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<Message>,
    /// A mark such as "Optional".
    #[prop(optional, into)]
    mark: Option<Message>,
) -> impl IntoView {
    let id = use_id();
    let described_by = described_by(&id, hint.is_some());
    field.place(&id);
    use_effect(move || field.show());
    let keep_composing = |event: KeyboardEvent| {
        // In this order, because to read a key copies a text, and hardly any is of an input method.
        if is_composing(&event) && key(&event) == "Enter" {
            event.prevent_default();
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{field.label()}</label>
            <input
                id=id.clone()
                class="input"
                type=move || if revealed.get() { "text" } else { kind }
                autocomplete=field.autocomplete
                aria-describedby=described_by
                aria-invalid=move || field.error().is_some().then_some("true")
                inputmode=inputmode
                autocapitalize=autocapitalize
                minlength=min_length
                spellcheck="false"
                {..custom_attribute("autocorrect", "off")}
                {..custom_attribute("passwordrules", password_rules)}
                node_ref=field
                on:input=move |_| field.read()
                on:change=move |_| field.read()
                on:keydown=keep_composing
                on:blur=move |_| field.leave()
            />
            <Notes id field hint mark />
        </div>
    }
}
