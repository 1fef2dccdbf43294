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
    let link = |page: Page| {
        let state = state.clone();
        view! { <li><a href=move || state.href(page)>{pages::title(page)}</a></li> }
    };
    view! {
        <div class="card" part="card">
            <Heading text=pages::NOT_FOUND />
            <p>{pages::NOT_FOUND_HELP}</p>
            <ul class="link-list">{Page::NAVIGATION.into_iter().filter(|page| untrack(|| state.offers(*page))).map(link).collect_view()}</ul>
        </div>
    }
}
