//! `/sign-in`: where a session begins.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::heading::Heading;
use crate::components::status::Status;
use crate::components::text_field::TextField;
use crate::forms::field::Field;
use crate::forms::submit::{Outcome, on_submit};
use crate::paths::{Page, Phase};
use crate::state::{ApiError, ErrorKind, State};
use crate::words::{error, pages, session};

/// The page, for `auth.mode: "api-key"`.
#[component]
pub fn SignIn() -> impl IntoView {
    let state = State::expect();
    let phase = state.session.clone();
    let expired = move || matches!(phase.phase(), Phase::Expired | Phase::Lapsed);
    let key = Field::empty(|text| text.trim().is_empty().then(|| session::API_KEY_MISSING.into()));
    let sign_in = Action::new_unsync(move |secret: &String| {
        let (state, secret) = (state.clone(), secret.clone());
        async move {
            let result = state.sign_in(secret.clone()).await;
            if result
                .as_ref()
                .is_err_and(|error| error.kind == ErrorKind::Unauthorized)
            {
                key.refuse(&secret, session::API_KEY_REFUSED);
            }
            result
        }
    });
    let outcome = Outcome::of(
        sign_in,
        session::SIGNING_IN,
        |()| None,
        // A refused key is said at the field.
        |reason: &ApiError| (reason.kind != ErrorKind::Unauthorized).then(|| error::failure(reason)),
    );
    let send = move || {
        sign_in.dispatch(untrack(|| key.value()));
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
                    <Status outcome />
                </div>
            </form>
        </div>
    }
}
