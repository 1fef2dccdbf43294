//! A titled part of a page.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::hooks::use_id::use_id;
use crate::language::Message;

/// A section with a heading of its own.
#[component]
pub fn Card(
    /// The heading.
    #[prop(into)]
    title: Message,
    /// A sentence below the heading.
    #[prop(optional, into)]
    intro: Option<Message>,
    /// Whether its actions cannot be undone.
    #[prop(optional)]
    danger: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    let id = use_id();
    let label = id.clone();
    view! {
        <section class="card" part="card" class:danger=danger aria-labelledby=label>
            <header class="card-header">
                <Heading below=1 id=id text=title />
                {intro.map(|intro| view! { <p class="card-intro">{intro}</p> }.into_any())}
            </header>
            <div class="card-body">{children()}</div>
        </section>
    }
}
