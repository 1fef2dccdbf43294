//! The only map from a page to its component, with a router and without one.

use js_sys::decode_uri;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, Location};

use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::layout::gate::Gate;
use crate::layout::shell::{EmbedMode, Shell};
use crate::pages::account::Account;
use crate::pages::diagnostics::Diagnostics;
#[cfg(debug_assertions)]
use crate::pages::gallery::Gallery;
use crate::pages::not_found::NotFound;
use crate::pages::notifications::Notifications;
use crate::pages::password::Password;
use crate::pages::profile::Profile;
use crate::pages::settings::Settings;
use crate::pages::sign_in::SignIn;
use crate::pages::sign_in::again::SessionDialog;
use crate::pages::signed_out::SignedOut;
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
        Page::Password => view! { <Password /> }.into_any(),
        Page::Settings => view! { <Settings /> }.into_any(),
        Page::Notifications => view! { <Notifications /> }.into_any(),
        Page::Account => view! { <Account /> }.into_any(),
        // Nobody stays there: `paths` leads on as soon as it is clear who is signed in.
        Page::SignedIn => ().into_any(),
        Page::SignIn => view! { <SignIn /> }.into_any(),
        Page::SignedOut => view! { <SignedOut /> }.into_any(),
        Page::Diagnostics => view! { <Diagnostics /> }.into_any(),
        #[cfg(debug_assertions)]
        Page::Components => view! { <Gallery /> }.into_any(),
    };
    view! { <Gate page>{content()}</Gate> }.into_any()
}

/// The app with URLs of its own, below the base path.
#[component]
pub fn Routed(
    /// How the app stands in its page.
    frame: EmbedMode,
    /// Hears of navigations.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let base = State::expect().base;
    // The router compares decoded paths.
    let base = decode_uri(&base).map_or_else(|_| base.to_string(), String::from);
    view! {
        <Router base=base>
            // No `Routes`: `paths` alone knows which page a URL is, and matching it again would be a second truth.
            <AtUrl frame emit />
        </Router>
    }
}

#[component]
fn AtUrl(frame: EmbedMode, emit: Callback<HostEvent>) -> impl IntoView {
    let state = State::expect();
    let location = use_location();
    let path = location.pathname;
    let router = expect_context::<BrowserUrl>();
    let base = state.base.clone();
    let asked = Memo::new(move |_| path.with(|path| Page::from_path(path, &base)));
    let shown = redirected(asked);
    let (base, go) = (state.base.clone(), router.clone());
    let click = Callback::new(move |event: MouseEvent| {
        if let Some(url) = links::destination(&event, &base) {
            event.prevent_default();
            history::go(&local(&url), &go);
        }
    });
    let base = state.base.clone();
    let mut at = url_of(&location);
    use_effect(move || {
        if path.with(|path| !is_below(path, &base)) {
            return leave(&location);
        }
        let url = url_of(&location);
        // Also a page that leads on at once is a step of its own, so that the way back leads to where the person was. What
        // the portal has written into the address bar meanwhile stays.
        if at != url {
            at.clone_from(&url);
            history::push(&url);
        }
        let (asked, shown) = (asked.get(), shown.get());
        // The base itself, two slashes where one is meant, or other escapes: a page has one address.
        let is_odd = path.with(|path| base_of(path) == *base || normal(path) != *path);
        if let Some(page) = shown.filter(|_| asked != shown || is_odd) {
            if page == Page::SignIn && asked != Some(Page::SignedIn) {
                state.session.want(&url_of(&location));
            }
            let wanted = if asked == shown { Some(url_of(&location)) } else { state.session.wanted() };
            let wanted = wanted.filter(|url| Page::from_url(url, &base) == Some(page));
            // Of what was asked for only query and fragment are taken over: the path is always one of ours.
            let url = page.href(&base) + after_path(wanted.as_deref().unwrap_or_default());
            history::replace(&url, &router);
        } else {
            emit.run(HostEvent::navigated(shown, path.get()));
        }
    });
    view! { <Framed frame page=shown click /> }
}

/// The app without URLs: one page, and what a session asks for.
#[component]
pub fn Single(
    /// The page.
    page: Page,
    /// Hears of navigations.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let shown = redirected(Memo::new(move |_| Some(page)));
    let state = State::expect();
    use_effect(move || {
        let page = shown.get();
        emit.run(HostEvent::navigated(page, page.map(|page| state.href(page)).unwrap_or_default()));
    });
    // Without URLs a link is a way out of the page, and the browser's to follow.
    view! { <Framed frame=EmbedMode::Single page=shown click=Callback::new(drop) /> }
}

#[component]
fn Framed(frame: EmbedMode, page: Memo<Option<Page>>, click: Callback<MouseEvent>) -> impl IntoView {
    view! {
        <div class="iam-app" class:standalone=frame == EmbedMode::Standalone on:click=move |event| click.run(event)>
            <Shell frame page>{move || view_of(page.get())}</Shell>
            <SessionDialog />
        </div>
    }
}

/// The page that is shown for the one that was asked for: the session may ask for another first.
fn redirected(asked: Memo<Option<Page>>) -> Memo<Option<Page>> {
    let state = State::expect();
    Memo::new(move |_| {
        let wanted = state.session.wanted().and_then(|url| Page::from_url(&url, &state.base));
        asked.get().map(|page| state.session.phase().redirect(page, wanted).unwrap_or(page))
    })
}

/// Path, query and fragment, on this page's own origin.
fn url_of(location: &Location) -> String {
    let query = location.search.get_untracked();
    let query = if query.is_empty() { query } else { format!("?{query}") };
    local(&format!("{}{query}{}", location.pathname.get_untracked(), location.hash.get_untracked()))
}

/// The URL is below the base path only by its letters, as `/accounts` is to `/account`: the router took a link of the
/// host page that is none of ours. A click leads where it should have; a step in the history is the host's own affair.
fn leave(location: &Location) {
    let browser = window().location();
    if browser.pathname().is_ok_and(|here| here != location.pathname.get_untracked()) {
        let _ = browser.assign(&url_of(location));
    }
}
