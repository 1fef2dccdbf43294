//! A switch that saves itself.

use crate::language::Message;
use leptos::prelude::*;

use crate::components::status::Status;
use crate::form::task::Task;
use crate::hooks::use_id::use_id;

/// A labelled switch with its own line of status. It shows what `on` says, so a change that fails goes back by itself.
#[component]
pub fn Switch(
    /// The label; the accessible name is exactly this.
    #[prop(into)]
    label: Message,
    /// Whether the label is for screen readers only, as in a table whose headers say it already.
    #[prop(optional)]
    label_hidden: bool,
    /// A sentence below the label.
    #[prop(optional, into)]
    hint: Option<Message>,
    /// The state to show.
    #[prop(into)]
    on: Signal<bool>,
    /// The last change.
    task: Task,
    /// The person wants this state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let id = use_id();
    let label_id = format!("{id}-label");
    let hint_id = format!("{id}-hint");
    let described_by = hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="switch-row" class:compact=label_hidden>
            <input
                id=id.clone()
                class="switch"
                type="checkbox"
                role="switch"
                aria-describedby=described_by
                prop:checked=on
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <div class="switch-text">
                <label for=id id=label_id.clone() class:visually-hidden=label_hidden>{label}</label>
                {hint.map(|hint| view! { <span class="hint" id=hint_id>{hint}</span> })}
                <Status task about=label_id />
            </div>
        </div>
    }
}
