//! Maps each page to its component, with a router and without one.

use js_sys::decode_uri;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, Location};

use crate::components::deferred::deferred;
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::layout::gate::Gate;
use crate::layout::shell::{EmbedMode, Shell};
use crate::pages::lazy::{PAGES, SESSION_DIALOG, fetch_when_idle};
use crate::pages::not_found::NotFound;
use crate::pages::profile::Profile;
use crate::paths::{Page, after_path, base_of, is_below, local, normal};
use crate::state::State;

mod history;
mod links;

/// The page's component.
fn view_of(page: Option<Page>) -> AnyView {
    let Some(page) = page else {
        return view! { <NotFound /> }.into_any();
    };
    let content = move || match page {
        Page::Profile => view! { <Profile /> }.into_any(),
        // It redirects as soon as the session is known.
        Page::SignedIn => ().into_any(),
        page => deferred(&PAGES, 9, move |view| view(page)),
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
    let base = State::expect().base;
    // The router compares decoded paths.
    let base = decode_uri(&base).map_or_else(|_| base.to_string(), String::from);
    view! {
        <Router base=base>
            // No `Routes`: `Page::from_path` alone maps URLs to pages.
            <AtUrl embed_mode emit />
        </Router>
    }
}

#[component]
fn AtUrl(embed_mode: EmbedMode, emit: Callback<HostEvent>) -> impl IntoView {
    let state = State::expect();
    let location = use_location();
    let path = location.pathname;
    let router = expect_context::<BrowserUrl>();
    let base = state.base.clone();
    let requested = Memo::new(move |_| path.with(|path| Page::from_path(path, &base)));
    let shown = redirected(requested);
    let (base, go) = (state.base.clone(), router.clone());
    let click = Callback::new(move |event: MouseEvent| {
        if let Some(url) = links::destination(&event, &base) {
            event.prevent_default();
            history::go(&local(&url), &go);
        }
    });
    let base = state.base.clone();
    let mut last_url = url_of(&location);
    use_effect(move || {
        if path.with(|path| !is_below(path, &base)) {
            return leave(&location);
        }
        let url = url_of(&location);
        // A page that redirects at once gets an entry too, so that “Back” leads to where the person was. A URL that the portal
        // has written into the address bar meanwhile stays.
        if last_url != url {
            last_url.clone_from(&url);
            history::push(&url);
        }
        let (requested, shown) = (requested.get(), shown.get());
        // The base itself, repeated slashes or other escapes: each page has one canonical URL.
        let is_canonical = path.with(|path| base_of(path) != *base && normal(path) == *path);
        if let Some(page) = shown.filter(|_| requested != shown || !is_canonical) {
            if page == Page::SignIn && requested != Some(Page::SignedIn) {
                state.session.want(&url_of(&location));
            }
            let wanted = if requested == shown { Some(url_of(&location)) } else { state.session.wanted() };
            let wanted = wanted.filter(|url| Page::from_url(url, &base) == Some(page));
            // Only query and fragment come from the requested URL; the path is always that of a page.
            let url = page.href(&base) + after_path(wanted.as_deref().unwrap_or_default());
            history::replace(&url, &router);
        } else {
            emit.run(HostEvent::navigated(shown, path.get()));
        }
    });
    view! { <Root embed_mode page=shown click /> }
}

/// The app without a router: one page, or the page that the session requires.
#[component]
pub fn Single(
    /// The page.
    page: Page,
    /// Receives the navigations.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let shown = redirected(Memo::new(move |_| Some(page)));
    let state = State::expect();
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
            class:standalone=embed_mode == EmbedMode::Standalone
            on:click=move |event| click.run(event)
            // A person who moves towards a link needs the page behind it soon.
            on:pointerover=|_| PAGES.load()
            on:focusin=|_| PAGES.load()
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
        let wanted = state.session.wanted().and_then(|url| Page::from_url(&url, &state.base));
        requested.get().map(|page| state.session.phase().redirect(page, wanted).unwrap_or(page))
    })
}

/// Path, query and fragment, on this page's own origin.
fn url_of(location: &Location) -> String {
    let query = location.search.get_untracked();
    let query = if query.is_empty() { query } else { format!("?{query}") };
    local(&format!("{}{query}{}", location.pathname.get_untracked(), location.hash.get_untracked()))
}

/// Leaves the app for a URL that only begins like the base path, as `/accounts` does like `/account`: the router caught a
/// link of the host page. After a step in the history the URL is already in the address bar, and nothing is done.
fn leave(location: &Location) {
    let browser = window().location();
    if browser.pathname().is_ok_and(|here| here != location.pathname.get_untracked()) {
        let _ = browser.assign(&url_of(location));
    }
}
