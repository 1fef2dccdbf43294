//! A tick of its own, that is not part of what a form sends.

use crate::language::Message;
use leptos::prelude::*;

use crate::hooks::use_id::use_id;

/// A labelled checkbox.
#[component]
pub fn Checkbox(
    /// The label; the accessible name is exactly this.
    #[prop(into)]
    label: Message,
    /// A sentence below the label.
    #[prop(optional, into)]
    hint: Option<Message>,
    /// Whether it is ticked.
    #[prop(into)]
    on: Signal<bool>,
    /// Whether it is neither: it stands for several, which differ.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// The person wants it so.
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
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
        </div>
    }
}
