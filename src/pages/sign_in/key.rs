//! Sign-in with an API key.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::task::{Outcome, Task};
use crate::forms::validate::{has_invisible, trim};
use crate::language::Message;
use crate::messages::{error, session};
use crate::state::{ErrorKind, State};

/// The form. It also continues a session that has ended.
#[component]
pub fn KeyForm() -> impl IntoView {
    let state = State::expect();
    let key = Field::empty(validate);
    let sign_in = Task::default();
    let send = move || {
        let (state, secret) = (state.clone(), untrack(|| key.value()));
        sign_in.run(session::SIGNING_IN, async move {
            let mistake = match state.sign_in_with_key(trim(&secret)).await {
                Ok(()) => return Outcome::Silent,
                Err(reason) => match reason.kind {
                    ErrorKind::Unauthorized => session::API_KEY_REFUSED,
                    ErrorKind::OtherUser => session::API_KEY_OF_ANOTHER,
                    _ => return Outcome::Failed(error::failure(&reason)),
                },
            };
            key.refuse(&secret, mistake);
            Outcome::Silent
        });
    };
    view! {
        <form class="form" novalidate on:submit=on_submit(vec![key], send)>
            <TextField
                label=session::API_KEY
                field=key
                kind="password"
                autocomplete="off"
                hint=session::API_KEY_HINT
            />
            <div class="form-actions">
                <Button label=session::SIGN_IN tone=Tone::Primary submit=true pending=sign_in.pending() />
                <Status task=sign_in />
            </div>
        </form>
    }
}

fn validate(text: &str) -> Option<Message> {
    let key = trim(text);
    let is_broken = has_invisible(key) || key.contains(char::is_whitespace);
    key.is_empty()
        .then_some(session::API_KEY_MISSING)
        .or_else(|| is_broken.then_some(session::API_KEY_BROKEN))
}
