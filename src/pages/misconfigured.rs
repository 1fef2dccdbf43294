//! The page in place of the app where the configuration is invalid.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::language::Message;
use crate::messages::boot;
use crate::part;

part! {
    /// Draws the page: what is wrong, with the name of the key, and whether the app is on its own page.
    pub static MISCONFIGURED: fn(Message, bool) -> AnyView = load_misconfigured(pages, misconfigured);
}

fn misconfigured(message: Message, standalone: bool) -> AnyView {
    let card = view! {
        <div class="card load-error" part="card" role="alert">
            <Heading text=boot::TITLE />
            <p>{message}</p>
            <p class="hint">{boot::HELP}</p>
        </div>
    };
    let content = if standalone {
        view! { <main class="content" part="content">{card}</main> }.into_any()
    } else {
        view! { <div class="content" part="content">{card}</div> }.into_any()
    };
    view! {
        <div class="iam-app" part="app" class:standalone=standalone>
            {content}
        </div>
    }
    .into_any()
}
