//! In place of what could not be loaded.

use crate::language::Message;
use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::heading::Heading;
use crate::components::status::FailureText;
use crate::form::task::Failure;

/// Says what could not be loaded and offers to try again.
#[component]
pub fn LoadError(
    /// The heading.
    #[prop(into)]
    title: Message,
    /// Levels of the heading under the page's own.
    #[prop(optional)]
    below: u8,
    /// What happened.
    failure: Failure,
    /// The button's text.
    #[prop(into)]
    retry: Message,
    /// Said where that also happens by itself.
    #[prop(into)]
    recovering: Message,
    /// Loads again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let recovering = failure.recovers.map(|_| view! { <p class="hint">{recovering}</p> });
    view! {
        <div class="card load-error" role="alert">
            <Heading below text=title />
            <FailureText failure />
            {recovering}
            <Button label=retry tone=Tone::Primary on_press=on_retry />
        </div>
    }
}
