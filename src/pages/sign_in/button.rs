//! The button “Sign in”.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::status::Status;
use crate::form::task::{Outcome, Task};
use crate::messages::{error, session};
use crate::state::State;

/// Signs in at the issuer, the proxy or the host page.
#[component]
pub fn SignInButton() -> impl IntoView {
    let state = State::expect();
    let sign_in = Task::default();
    let press = move |()| {
        let state = state.clone();
        sign_in.run(session::LEAVING, async move {
            match state.sign_in().await {
                Ok(()) => Outcome::silent(),
                Err(reason) => error::failure(&reason),
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
