//! Links to the pages.

use leptos::prelude::*;

use crate::components::icon::{Drawing, Icon};
use crate::paths::Page;
use crate::state::State;
use crate::words::pages;

/// The one `<nav>`, with the current page marked.
#[component]
pub fn Navigation(
    /// The page that is shown.
    #[prop(into)]
    page: Signal<Option<Page>>,
) -> impl IntoView {
    let state = State::expect();
    let password = state.boot.features.password;
    let link = |target: Page| {
        view! {
            <li>
                <a href=state.href(target) aria-current=move || (page.get() == Some(target)).then_some("page")>
                    <Icon drawing=drawing(target) />
                    <span>{pages::title(target)}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="navigation" aria-label=pages::NAVIGATION>
            <ul>{Page::NAVIGATION.into_iter().filter(|page| password || *page != Page::Password).map(link).collect_view()}</ul>
        </nav>
    }
}

/// What stands beside a page's name.
fn drawing(page: Page) -> Drawing {
    match page {
        Page::Password => Drawing::Key,
        Page::Settings => Drawing::Sliders,
        Page::Notifications => Drawing::Bell,
        Page::Account => Drawing::Card,
        _ => Drawing::Person,
    }
}
