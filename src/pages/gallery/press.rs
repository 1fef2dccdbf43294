//! What a person presses: buttons, checkboxes, switches and dialogs.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::checkbox::Checkbox;
use crate::components::dialog::Dialog;
use crate::components::switch::Switch;
use crate::form::task::{Outcome, Task};
use crate::language::Message;
use crate::pages::gallery::samples::{ended, failure, working};

pub(super) fn view() -> AnyView {
    view! {
        <Card title="Button" intro="At rest, at work, and of no use for now.">
            {row(Tone::Primary, "Save")} {row(Tone::Secondary, "Upload picture")} {row(Tone::Danger, "Delete")}
        </Card>
        <Card title="Checkbox">
            {checkbox("Off", None, false, false)} {checkbox("On", None, true, false)} {checkbox("Some of them", None, false, true)}
            {checkbox("With a hint", Some("What a tick here means."), true, false)}
        </Card>
        <Card title="Switch" intro="It saves itself, and says beside its name how that went.">
            {switch("Off", None, false, Task::default())} {switch("On", Some("What it is for."), true, Task::default())}
            {switch("Being saved", None, true, working())}
            {switch("Just saved", None, true, ended(Outcome::done("Saved.".into())))}
            {switch("Not saved", None, false, ended(failure()))}
        </Card>
        {dialogs()}
    }
    .into_any()
}

fn row(tone: Tone, label: &'static str) -> AnyView {
    let label = Message::from(label);
    view! {
        <div class="form-actions">
            <Button label=label.clone() tone />
            <Button label=label.clone() tone pending=true />
            <Button label tone disabled=true />
        </div>
    }
    .into_any()
}

fn checkbox(label: &'static str, hint: Option<&'static str>, on: bool, mixed: bool) -> AnyView {
    let on = RwSignal::new(on);
    let on_change = move |checked| on.set(checked);
    match hint {
        Some(hint) => view! { <Checkbox label hint=Message::from(hint) on mixed on_change /> }.into_any(),
        None => view! { <Checkbox label on mixed on_change /> }.into_any(),
    }
}

fn switch(label: &'static str, hint: Option<&'static str>, on: bool, task: Task) -> AnyView {
    let on = RwSignal::new(on);
    let on_change = move |checked| on.set(checked);
    match hint {
        Some(hint) => view! { <Switch label hint=Message::from(hint) on task on_change /> }.into_any(),
        None => view! { <Switch label on task on_change /> }.into_any(),
    }
}

fn dialogs() -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <Card title="Dialog">
            <Button label=Message::from("Open the dialog") on_press=move |()| open.set(true) />
            <Dialog open title=Message::from("Delete it for good?")>
                <div class="form">
                    <p>{"This cannot be undone."}</p>
                    <div class="form-actions">
                        <Button label=Message::from("Cancel") on_press=move |()| open.set(false) />
                        <Button label=Message::from("Delete permanently") tone=Tone::Danger />
                    </div>
                </div>
            </Dialog>
        </Card>
    }
    .into_any()
}
