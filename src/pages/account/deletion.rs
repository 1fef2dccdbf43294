//! Deletion: what goes, a typed confirmation, and a moment before the button works.

use std::time::Duration;

use leptos::prelude::*;

use super::export::Download;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::dialog::Dialog;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::forms::field::Field;
use crate::forms::task::{Failure, Outcome, Task};
use crate::hooks::use_effect::use_effect;
use crate::state::State;
use crate::words::{account, common, error};

/// How long the typed text has to match before the button works: a password manager that fills and submits in one go
/// must not delete an account.
const ARMING: Duration = Duration::from_millis(600);

/// The card and its dialog.
#[component]
pub fn DeletionCard() -> impl IntoView {
    let open = RwSignal::new(false);
    let delete = Task::default();
    view! {
        <Card title=account::DELETE_CARD intro=account::DELETE_INTRO danger=true>
            <Button label=account::DELETE tone=Tone::Danger on_press=move |()| open.set(true) />
            <Dialog open locked=delete.pending() title=account::DELETE_TITLE>
                <Confirmation open delete />
            </Dialog>
        </Card>
    }
}

#[component]
fn Confirmation(open: RwSignal<bool>, delete: Task) -> impl IntoView {
    let state = State::expect();
    let exports = state.boot.features.export;
    let person = state.user.human().unwrap_or_default();
    let (label, expected) = match person.email.clone().filter(|email| !email.is_empty()) {
        Some(email) => (account::DELETE_CONFIRM_EMAIL, email),
        None => (account::DELETE_CONFIRM_ID, person.id.clone()),
    };
    let who = account::delete_who(person.full_name().unwrap_or_else(|| expected.clone()));
    let hint = account::delete_hint(&expected);
    let typed = Field::empty({
        let expected = expected.clone();
        move |text| (text.trim() != expected).then_some(account::DELETE_MISMATCH)
    });
    let armed = arm(Memo::new(move |_| typed.problem().is_none()));
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !armed.get_untracked() || untrack(|| delete.working()).is_some() {
            return;
        }
        let state = state.clone();
        delete.run(account::DELETING, async move {
            match state.delete_account().await {
                Ok(()) => Outcome::Silent,
                Err(reason) => {
                    let failure = error::failure(&reason);
                    let message = common::and_then(error::NOT_DELETED, &failure.message);
                    Outcome::Failed(Failure { message, ..failure })
                }
            }
        });
    };
    let losses = account::DELETE_LOSSES.map(|loss| view! { <li>{loss}</li> }).collect_view();
    view! {
        <form class="form" novalidate on:submit=send>
            <p><strong>{who}</strong></p>
            <div>
                <p>{account::DELETE_LOSS}</p>
                <ul class="losses">{losses}</ul>
            </div>
            {exports.then(|| view! { <Download /> })}
            <TextField label field=typed autocomplete="off" hint />
            <div class="form-actions">
                <Button label=common::CANCEL disabled=delete.pending() on_press=move |()| open.set(false) />
                <Button
                    label=account::DELETE_PERMANENTLY
                    tone=Tone::Danger
                    submit=true
                    pending=delete.pending()
                    disabled=Signal::derive(move || !armed.get())
                />
                <Status task=delete />
            </div>
        </form>
    }
}

/// True once `matches` has been true for [`ARMING`] without a break.
fn arm(matches: Memo<bool>) -> RwSignal<bool> {
    let armed = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let disarm = move || {
        timer.try_update_value(|timer| timer.take().map(|timer| timer.clear()));
    };
    use_effect(move || {
        disarm();
        armed.set(false);
        if matches.get() {
            let fire = move || {
                armed.try_set(true);
            };
            timer.set_value(set_timeout_with_handle(fire, ARMING).ok());
        }
    });
    on_cleanup(disarm);
    armed
}
