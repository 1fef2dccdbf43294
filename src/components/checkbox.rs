//! A checkbox that is not part of a form.

use leptos::prelude::*;

use crate::hooks::use_id::use_id;
use crate::language::Message;

/// A labelled checkbox.
#[component]
pub fn Checkbox(
    /// The label; the accessible name is exactly this.
    #[prop(into)]
    label: Message,
    /// Whether the label is for screen readers only, as in a table whose headers say it already.
    #[prop(optional)]
    label_hidden: bool,
    /// A sentence below the label.
    #[prop(optional, into)]
    hint: Option<Message>,
    /// Whether it is ticked.
    #[prop(into)]
    on: Signal<bool>,
    /// Whether it stands for several values that differ.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Gets the new state when the person changes it.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let id = use_id();
    let hint_id = format!("{id}-hint");
    let described_by = hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="check-row">
            <input
                id=id.clone()
                type="checkbox"
                class="checkbox"
                aria-describedby=described_by
                prop:checked=on
                prop:indeterminate=mixed
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <label for=id class:visually-hidden=label_hidden>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
        </div>
    }
}
