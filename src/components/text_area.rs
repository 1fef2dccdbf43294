//! Several lines of text with their label, hint, marks and mistake.

use crate::language::Message;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

use crate::components::text_field::{Notes, described_by};
use crate::form::field::FormField;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;

/// A labelled text area. Its accessible name is exactly the label.
#[component]
pub fn TextArea(
    /// What it edits.
    field: FormField,
    /// Lines shown at once.
    #[prop(default = 5)]
    rows: u32,
    /// Whether the text is code: fixed pitch, without correction.
    #[prop(optional, into)]
    code: Signal<bool>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<Message>,
) -> impl IntoView {
    let id = use_id();
    let described_by = described_by(&id, hint.is_some());
    field.place(&id);
    use_effect(move || field.show());
    view! {
        <div class="field">
            <label for=id.clone()>{field.label()}</label>
            <textarea
                id=id.clone()
                class="input"
                class:code=code
                rows=rows
                autocomplete=field.autocomplete
                spellcheck=move || if code.get() { "false" } else { "true" }
                aria-describedby=described_by
                aria-invalid=move || field.error().is_some().then_some("true")
                autocapitalize=move || if code.get() { "none" } else { "sentences" }
                {..custom_attribute("autocorrect", move || if code.get() { "off" } else { "on" })}
                node_ref=field
                on:input=move |_| field.read()
                on:change=move |_| field.read()
                on:blur=move |_| field.leave()
            ></textarea>
            <Notes id field hint mark=None />
        </div>
    }
}
