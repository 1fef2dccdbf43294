//! Links to the pages.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::show::Show;
use crate::hooks::use_id::use_id;
use crate::messages::pages;
use crate::paths::Page;
use crate::state::State;

/// The one `<nav>`, with the current page marked.
#[component]
pub fn Navigation(
    /// The page that is shown.
    #[prop(into)]
    page: Signal<Option<Page>>,
) -> impl IntoView {
    let state = State::expect();
    let id = use_id();
    let link = |target: Page| {
        let drafts = state.drafts.clone();
        let is_unsaved = Signal::derive(move || drafts.pages().contains(&target));
        let (described_by, linked, state) = (id.clone(), state.clone(), state.clone());
        // The current page keeps its link, also where the service does not offer it.
        let is_shown = Signal::derive(move || state.offers(target) || page.get() == Some(target));
        view! {
            <li hidden=move || !is_shown.get()>
                <a
                    href=move || linked.href(target)
                    aria-current=move || (page.get() == Some(target)).then_some("page")
                    aria-describedby=move || is_unsaved.get().then(|| described_by.clone())
                >
                    <Icon name=icon(target) />
                    <span>{pages::title(target)}</span>
                    // The meaning of the mark is the link's description and not a part of its name.
                    <Show on=is_unsaved>
                        <span class="unsaved" aria-hidden="true" title=pages::UNSAVED></span>
                    </Show>
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <nav class="navigation" part="navigation" aria-label=pages::NAVIGATION>
            <span id=id.clone() hidden>{pages::UNSAVED}</span>
            <ul>{Page::NAVIGATION.into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}

/// The icon beside a page's title.
fn icon(page: Page) -> IconName {
    match page {
        Page::Password => IconName::Key,
        Page::Settings => IconName::Sliders,
        Page::Notifications => IconName::Bell,
        Page::Account => IconName::Card,
        _ => IconName::Person,
    }
}
