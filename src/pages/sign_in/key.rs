//! Sign-in with an API key.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::form::Form;
use crate::form::field::FormField;
use crate::form::task::Outcome;
use crate::form::validate::{has_invisible, trim};
use crate::language::Message;
use crate::messages::{error, session};
use crate::state::{ErrorKind, State};

/// The form. It also continues a session that has ended.
#[component]
pub fn KeyForm() -> impl IntoView {
    let state = State::expect();
    let key = FormField::empty("key", session::API_KEY).check(validate);
    let form = Form::new(vec![key], session::SIGNING_IN, move |edit| {
        let (state, secret) = (state.clone(), edit.text("key"));
        Box::pin(async move {
            let mistake = match state.sign_in_with_key(trim(&secret)).await {
                Ok(()) => return Outcome::silent(),
                Err(reason) => match reason.kind {
                    ErrorKind::Unauthorized => session::API_KEY_REFUSED,
                    ErrorKind::OtherUser => session::API_KEY_OF_ANOTHER,
                    _ => return error::failure(&reason),
                },
            };
            key.refuse(&secret, mistake);
            Outcome::silent()
        })
    });
    let task = form.task;
    view! {
        <form class="form" novalidate on:submit=move |event| form.submit(&event)>
            <TextField field=key kind="password" hint=session::API_KEY_HINT />
            <div class="form-actions">
                <Button label=session::SIGN_IN tone=Tone::Primary submit=true pending=task.pending() />
                <Status task />
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
