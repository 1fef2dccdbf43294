//! Deletion: what is lost, a typed confirmation, and a delay before the button works.

use std::time::Duration;

use js_sys::JsString;
use leptos::prelude::*;
use wire::is_blank;

use super::export::Download;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::dialog::Dialog;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::form::field::FormField;
use crate::form::task::{Outcome, Task};
use crate::form::validate::trim;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_timer::use_timer;
use crate::messages::{account, common, error};
use crate::offered::Offered;
use crate::state::user::NotDeleted;
use crate::state::{ApiError, Feature, State};

/// How long the typed text has to match before the button works. A password manager that fills in and submits at once must
/// not delete an account.
const ARMING_DELAY: Duration = Duration::from_millis(600);

/// The card and its dialog.
#[component]
pub fn DeletionCard() -> impl IntoView {
    let open = RwSignal::new(false);
    let delete = Task::default();
    view! {
        <Card title=account::DELETE_CARD intro=account::DELETE_INTRO danger=true>
            <Offered feature=Feature::Deletion>
                <Button label=account::DELETE tone=Tone::Danger on_press=move |()| open.set(true) />
            </Offered>
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
    let (label, expected) = match person.email.clone().filter(|email| !is_blank(email)) {
        Some(email) => (account::DELETE_CONFIRM_EMAIL, email),
        None => (account::DELETE_CONFIRM_ID, person.id.clone()),
    };
    let who = account::delete_who(person.full_name().unwrap_or_else(|| expected.clone()));
    let hint = account::delete_hint(&expected);
    let lost = RwSignal::new(None::<ApiError>);
    let expected = normalized(&expected);
    let typed = FormField::empty("confirmation", label)
        .check(move |text| (normalized(text) != expected).then_some(account::DELETE_MISMATCH));
    let armed = arm(Memo::new(move |_| typed.problem().is_none()));
    // After a lost response the button only checks whether the account still exists.
    let run = Callback::new(move |()| {
        let (state, before) = (state.clone(), lost.get_untracked());
        let working = if before.is_some() { account::DELETE_CHECKING } else { account::DELETING };
        delete.run(working, async move {
            let result = match before {
                None => state.delete_account().await,
                Some(reason) => state.check_deletion(reason).await,
            };
            let (sentence, reason, is_unknown) = match result {
                Ok(()) => return Outcome::silent(),
                Err(NotDeleted::Refused(reason)) => (error::NOT_DELETED, reason, false),
                Err(NotDeleted::Unknown(reason)) => (account::DELETE_UNKNOWN, reason, true),
            };
            let failure = error::failure(&reason);
            lost.try_set(is_unknown.then_some(reason));
            Outcome { message: common::and_then(sentence, &failure.message), ..failure }
        });
    });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        typed.read();
        // Enter submits, too, without the button.
        let ready = armed.get_untracked() && lost.with_untracked(Option::is_none);
        if ready && untrack(|| delete.working()).is_none() {
            run.run(());
        }
    };
    let unknown = Signal::derive(move || lost.get().is_some());
    let losses = account::DELETE_LOSSES.map(|loss| view! { <li>{loss}</li> }).collect_view();
    view! {
        // A password manager may fill the field in without an event; moving to the button is the next event.
        <form class="form" novalidate on:submit=send on:pointerover=move |_| typed.read()>
            <p><strong>{who}</strong></p>
            <div>
                <p>{account::DELETE_LOSS}</p>
                <ul class="losses">{losses}</ul>
            </div>
            {exports.then(|| view! { <Download /> })}
            <TextField field=typed hint />
            <div class="form-actions">
                <Button label=common::CANCEL disabled=delete.pending() on_press=move |()| open.set(false) />
                <Show on=unknown>
                    <Button label=common::CHECK_AGAIN pending=delete.pending() on_press=run />
                </Show>
                <Show on=Signal::derive(move || !unknown.get())>
                    <Button
                        label=account::DELETE_PERMANENTLY
                        tone=Tone::Danger
                        submit=true
                        pending=delete.pending()
                        disabled=Signal::derive(move || !armed.get())
                    />
                </Show>
                <Status task=delete />
            </div>
            <Show on=unknown>
                <p class="hint">{account::DELETE_CHECK_HELP}</p>
            </Show>
        </form>
    }
}

/// A text without invisible characters around it, in lower case, and with each accent as part of its letter (NFC).
fn normalized(text: &str) -> String {
    JsString::from(trim(text)).normalize("NFC").to_lower_case().into()
}

/// True once `matches` has been true for [`ARMING_DELAY`] without a break.
fn arm(matches: Memo<bool>) -> RwSignal<bool> {
    let armed = RwSignal::new(false);
    let timer = use_timer();
    use_effect(move || {
        timer.stop();
        armed.set(false);
        if matches.get() {
            timer.start(ARMING_DELAY, move || armed.set(true));
        }
    });
    armed
}
