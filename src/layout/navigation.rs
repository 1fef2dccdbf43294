//! Links to the pages, and those of the host page.

use leptos::prelude::*;

use crate::boot::SectionLink;
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
    let live = state.live.clone();
    let id = use_id();
    let description = id.clone();
    let link = move |link: &SectionLink| {
        let (target, url, drafts) = (link.page, link.url.clone(), state.drafts.clone());
        let is_unsaved =
            Signal::derive(move || target.is_some_and(|target| drafts.pages().contains(&target)));
        let (described_by, linked, state) = (description.clone(), state.clone(), state.clone());
        let is_current = Signal::derive(move || target.is_some() && page.get() == target);
        // The current page keeps its link, also where the service does not offer it.
        let is_shown =
            Signal::derive(move || target.is_none_or(|target| state.offers(target)) || is_current.get());
        view! {
            <li hidden=move || !is_shown.get()>
                <a
                    href=move || target.map_or_else(|| url.clone().unwrap_or_default(), |target| linked.href(target))
                    // Not the app's, also where everything is below the base path.
                    rel=target.is_none().then_some("external")
                    aria-current=move || is_current.get().then_some("page")
                    aria-describedby=move || is_unsaved.get().then(|| described_by.clone())
                >
                    {icon_of(link)}
                    <span>{pages::name(link)}</span>
                    // The meaning of the mark is the link's description and not a part of its name.
                    <Show on=is_unsaved>
                        <span class="unsaved" aria-hidden="true" title=pages::UNSAVED></span>
                    </Show>
                </a>
            </li>
        }
        .into_any()
    };
    let links = move || live.sections().iter().map(&link).collect_view().into_any();
    view! {
        <nav class="navigation" part="navigation" aria-label=pages::NAVIGATION>
            <span id=id.clone() hidden>{pages::UNSAVED}</span>
            <ul>{links}</ul>
        </nav>
    }
}

/// The picture of the host page, else the page's icon.
fn icon_of(link: &SectionLink) -> AnyView {
    match (link.icon.clone(), link.page) {
        (Some(url), _) => view! { <img class="icon given" src=url alt="" /> }.into_any(),
        (None, Some(page)) => view! { <Icon name=icon(page) /> }.into_any(),
        (None, None) => ().into_any(),
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
