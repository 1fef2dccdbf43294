//! The page in place of the app where the configuration is invalid.

use leptos::prelude::*;

use crate::boot::BootError;
use crate::components::heading::Heading;
use crate::events::HostEvent;
use crate::language::Language;
use crate::messages::boot;
use crate::part;

part! {
    /// Draws the page: what is wrong, whether the app is on its own page, and what receives the event for the host.
    pub static MISCONFIGURED: fn(&BootError, bool, Callback<HostEvent>) -> AnyView = load_misconfigured(pages, misconfigured);
}

fn misconfigured(error: &BootError, standalone: bool, emit: Callback<HostEvent>) -> AnyView {
    let message = boot::explain(error);
    let text = message.localize(untrack(|| Language::current().get()));
    emit.run(HostEvent::error(text, None));
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
