//! A form on the page: what is wrong, its fields, the conflicts, and Save.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::conflicts::Conflicts;
use crate::components::error_summary::ErrorSummary;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::Form;
use crate::form::field::FormField;
use crate::language::Message;
use crate::language::texts::common;

/// The `<form>` of a [`Form`]. The page places the fields in it.
#[component]
pub fn FormView(
    /// The form.
    form: Form,
    /// The button that sends it.
    #[prop(default = common::SAVE)]
    send_label: Message,
    /// Whether its fields are in cards, and the buttons stay in view while it is scrolled.
    #[prop(optional)]
    cards: bool,
    /// What stands above the fields.
    #[prop(optional, into)]
    notice: ViewFn,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let (submitted, discarded, task) = (form.clone(), form.clone(), form.task);
    let inputs = form.fields.iter().map(FormField::input).collect();
    // A form whose fields always begin empty has nothing to go back to, and no one else can change it.
    let marks_changes = form.fields.iter().any(|field| field.marks_changes);
    let changed = form.clone();
    let can_discard =
        Signal::derive(move || marks_changes && task.working().is_none() && changed.is_changed());
    view! {
        <form class="form" class:cards=cards novalidate on:submit=move |event| submitted.submit(&event)>
            <ErrorSummary fields=inputs />
            {notice.run()}
            {children()}
            {marks_changes.then(|| view! { <Conflicts form=form.clone() /> }.into_any())}
            <div class="form-actions" class:save-bar=cards>
                <Button label=send_label tone=Tone::Primary submit=true pending=task.pending() />
                <Show on=can_discard>
                    {
                        let discarded = discarded.clone();
                        view! { <Button label=common::DISCARD on_press=move |()| discarded.discard() /> }
                    }
                </Show>
                <Status task />
            </div>
        </form>
    }
}
