//! In place of the app where its configuration cannot be used: a page that names the key.

use crate::language::Message;
use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::messages::boot;

/// The page.
#[component]
pub fn Misconfigured(
    /// What is wrong, naming the key.
    message: Message,
    /// Whether the app has the page to itself.
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
