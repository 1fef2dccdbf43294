//! `/sign-in`: where a session begins.

use leptos::prelude::*;

use crate::boot::AuthMode;
use crate::components::button::{Button, Tone};
use crate::components::heading::Heading;
use crate::components::status::{FailureText, Status};
use crate::form::task::{Outcome, Task};
use crate::messages::{error, pages, session};
use crate::pages::sign_in::key::KeyForm;
use crate::paths::Page;
use crate::state::State;

pub mod again;
pub mod key;

/// The page.
#[component]
pub fn SignIn() -> impl IntoView {
    let state = State::expect();
    let mode = state.boot.auth.mode;
    let failure = move || {
        state.session.failure().map(|reason| view! { <FailureText failure=error::failure(&reason) /> })
    };
    view! {
        <div class="sign-in card">
            <Heading text=pages::title(Page::SignIn) />
            <div class="sign-in-failure" role="alert">
                {failure}
            </div>
            {if mode == AuthMode::ApiKey {
                view! { <KeyForm /> }.into_any()
            } else {
                view! {
                    <p class="page-intro">{session::intro(mode)}</p>
                    <SignInButton />
                }
                .into_any()
            }}
        </div>
    }
}

/// Signs in somewhere else: at the issuer, the proxy or the host page.
#[component]
fn SignInButton() -> impl IntoView {
    let state = State::expect();
    let sign_in = Task::default();
    let press = move |()| {
        let state = state.clone();
        sign_in.run(session::LEAVING, async move {
            match state.sign_in().await {
                Ok(()) => Outcome::Silent,
                Err(reason) => Outcome::Failed(error::failure(&reason)),
            }
        });
    };
    view! {
        <div class="form-actions">
            <Button label=session::SIGN_IN tone=Tone::Primary pending=sign_in.pending() on_press=press />
            <Status task=sign_in />
        </div>
    }
}
