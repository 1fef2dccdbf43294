//! In place of what could not be loaded.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::heading::Heading;
use crate::components::status::FailureText;
use crate::form::task::Outcome;
use crate::language::texts::{common, error};

/// Why loading failed, and a button that loads again.
#[component]
pub fn LoadError(
    /// Levels of the heading under the page's own.
    #[prop(optional)]
    below: u8,
    /// What happened.
    failure: Outcome,
    /// Loads again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let reload = failure.needs_reload.then(|| {
        view! { <Button label=common::RELOAD on_press=move |()| drop(window().location().reload()) /> }
            .into_any()
    });
    let recovering = failure.recovers.map(|_| view! { <p class="hint">{error::RECOVERING}</p> }.into_any());
    view! {
        <div class="card load-error" part="card" role="alert">
            <Heading below text=error::LOAD_FAILED />
            <FailureText failure />
            {recovering}
            <div class="form-actions">
                <Button label=common::TRY_AGAIN tone=Tone::Primary on_press=on_retry />
                {reload}
            </div>
        </div>
    }
}
