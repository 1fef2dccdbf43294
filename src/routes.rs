//! Maps each page to its component, with a router and without one.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::deferred::{deferred, deferred_page};
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::layout::gate::Gate;
use crate::layout::shell::{EmbedMode, Shell};
use crate::pages::not_found::NotFound;
use crate::pages::profile::Profile;
use crate::paths::{Page, after_path, base_of, is_below, normal};
use crate::routes::pages::{PAGES, SESSION_DIALOG, fetch_when_idle};
use crate::state::State;

mod address;
mod links;
mod pages;

use address::Address;

/// The page's component.
fn view_of(page: Option<Page>) -> AnyView {
    let Some(page) = page else {
        return view! { <NotFound /> }.into_any();
    };
    let content = move || match page {
        Page::Profile => view! { <Profile /> }.into_any(),
        // It redirects as soon as the session is known.
        Page::SignedIn => ().into_any(),
        page => deferred_page(&PAGES, 9, move |view| view(page)),
    };
    view! { <Gate page>{content()}</Gate> }.into_any()
}

/// The app with a router, below the base path.
#[component]
pub fn Routed(
    /// How the app is embedded.
    embed_mode: EmbedMode,
    /// Receives the navigations.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let state = State::expect();
    let live = state.live.clone();
    let address = Address::new(live.url.clone());
    let path = address.path();
    let requested = {
        let live = live.clone();
        Memo::new(move |_| path.with(|path| Page::from_path(path, &live.base())))
    };
    let shown = redirected(requested);
    let click = links::follow(address, live.clone());
    use_effect(move || {
        let (requested, shown, base) = (requested.get(), shown.get(), live.base());
        // After a step in the history of a portal, which then removes the app.
        if path.with(|path| !is_below(path, &base)) {
            return;
        }
        // The base itself, repeated slashes or other escapes: each page has one canonical URL.
        let is_canonical = path.with(|path| base_of(path) != *base && normal(path) == *path);
        if let Some(page) = shown.filter(|_| requested != shown || !is_canonical) {
            if page == Page::SignIn && requested != Some(Page::SignedIn) {
                state.session.want(&address.url());
            }
            let wanted = if requested == shown { Some(address.url()) } else { state.session.wanted() };
            let wanted = wanted.filter(|url| Page::from_url(url, &base) == Some(page));
            // Only query and fragment come from the requested URL; the path is always that of a page.
            address.replace(&(page.href(&base) + after_path(wanted.as_deref().unwrap_or_default())));
        } else {
            emit.run(HostEvent::navigated(shown, path.get()));
        }
    });
    view! { <Root embed_mode page=shown click /> }
}

/// The app without a router: one page, or the page that the session requires.
#[component]
pub fn Single(
    /// Receives the navigations.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let state = State::expect();
    let live = state.live.clone();
    let shown = redirected(Memo::new(move |_| Some(live.page())));
    use_effect(move || {
        let page = shown.get();
        emit.run(HostEvent::navigated(page, page.map(|page| state.href(page)).unwrap_or_default()));
    });
    // Without a router the browser follows every link.
    view! { <Root embed_mode=EmbedMode::Single page=shown click=Callback::new(drop) /> }
}

#[component]
fn Root(embed_mode: EmbedMode, page: Memo<Option<Page>>, click: Callback<MouseEvent>) -> impl IntoView {
    fetch_when_idle();
    view! {
        <div
            class="iam-app"
            part="app"
            class:standalone=embed_mode == EmbedMode::Standalone
            on:click=move |event| click.run(event)
            // A person who moves towards a link needs the page behind it soon.
            on:pointerover=|_| PAGES.load_soon()
            on:focusin=|_| PAGES.load_soon()
        >
            <Shell embed_mode page>{move || view_of(page.get())}</Shell>
            {session_dialog()}
        </div>
    }
}

/// The dialog about the end of the session, fetched when it is needed for the first time.
fn session_dialog() -> impl IntoView {
    let asking = State::expect().session.asking();
    let is_needed = Memo::new(move |before| before.copied().unwrap_or_default() || asking.get());
    move || is_needed.get().then(|| deferred(&SESSION_DIALOG, 0, |dialog| dialog()))
}

/// The page to show for the requested one: the session may redirect it.
fn redirected(requested: Memo<Option<Page>>) -> Memo<Option<Page>> {
    let state = State::expect();
    Memo::new(move |_| {
        let wanted = state.session.wanted().and_then(|url| Page::from_url(&url, &state.live.base()));
        requested.get().map(|page| state.session.phase().redirect(page, wanted).unwrap_or(page))
    })
}
