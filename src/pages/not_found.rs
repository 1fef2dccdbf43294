//! The page for an unknown URL, with links to the known ones.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::messages::pages;
use crate::paths::Page;
use crate::state::State;

/// The page.
#[component]
pub fn NotFound() -> impl IntoView {
    let state = State::expect();
    let exists = state.clone();
    let is_offered = move |page: &Page| exists.offers(*page);
    let links = move || {
        let link = |page: Page| {
            let state = state.clone();
            view! { <li><a href=move || state.href(page)>{pages::heading(page)}</a></li> }
        };
        let links: Vec<_> = Page::NAVIGATION.into_iter().filter(&is_offered).map(link).collect();
        (!links.is_empty())
            .then(|| view! { <p>{pages::NOT_FOUND_PAGES}</p><ul class="link-list">{links}</ul> })
    };
    view! {
        <div class="card" part="card">
            <Heading text=pages::NOT_FOUND />
            <p>{pages::NOT_FOUND_HELP}</p>
            {links}
        </div>
    }
}
