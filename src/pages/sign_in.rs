//! `/sign-in`: where a session begins.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::heading::Heading;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::forms::field::Field;
use crate::forms::submit::on_submit;
use crate::forms::task::{Outcome, Task};
use crate::paths::{Page, Phase};
use crate::state::{ErrorKind, State};
use crate::words::{error, pages, session};

/// The page, for `auth.mode: "api-key"`.
#[component]
pub fn SignIn() -> impl IntoView {
    let state = State::expect();
    let phase = state.session.clone();
    let expired = move || matches!(phase.phase(), Phase::Expired | Phase::Lapsed);
    let key = Field::empty(|text| text.trim().is_empty().then(|| session::API_KEY_MISSING.into()));
    let sign_in = Task::default();
    let send = move || {
        let (state, secret) = (state.clone(), untrack(|| key.value()));
        sign_in.run(session::SIGNING_IN, async move {
            match state.sign_in(&secret).await {
                Ok(()) => Outcome::Silent,
                Err(reason) if reason.kind == ErrorKind::Unauthorized => {
                    key.refuse(&secret, session::API_KEY_REFUSED);
                    Outcome::Silent
                }
                Err(reason) => Outcome::Failed(error::failure(&reason)),
            }
        });
    };
    view! {
        <div class="sign-in card">
            <Heading text=pages::title(Page::SignIn) />
            <p role="status">{move || expired().then_some(session::EXPIRED)}</p>
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
        </div>
    }
}
