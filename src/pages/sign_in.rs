//! `/sign-in`: the page that begins a session.

use leptos::prelude::*;

use crate::boot::AuthMode;
use crate::components::heading::Heading;
use crate::components::status::FailureText;
use crate::messages::{error, pages, session};
use crate::pages::sign_in::button::SignInButton;
use crate::pages::sign_in::key::KeyForm;
use crate::paths::Page;
use crate::state::State;

pub mod again;
pub mod button;
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
        <div class="sign-in card" part="card">
            <Heading text=pages::heading(Page::SignIn) />
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
