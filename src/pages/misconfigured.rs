//! The page in place of the app where the configuration is invalid.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::language::Message;
use crate::messages::boot;

/// The page.
#[component]
pub fn Misconfigured(
    /// What is wrong, with the name of the key.
    message: Message,
    /// Whether the app is on its own page.
    standalone: bool,
) -> impl IntoView {
    let card = view! {
        <div class="card load-error" role="alert">
            <Heading text=boot::TITLE />
            <p>{message}</p>
            <p class="hint">{boot::HELP}</p>
        </div>
    };
    let content = if standalone {
        view! { <main class="content">{card}</main> }.into_any()
    } else {
        view! { <div class="content">{card}</div> }.into_any()
    };
    view! {
        <div class="iam-app" class:standalone=standalone>
            {content}
        </div>
    }
}
