//! Maps each page to its component, and the page that is shown to the URL.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::deferred::{deferred, deferred_page};
use crate::events::HostEvent;
use crate::hooks::use_effect::use_effect;
use crate::layout::gate::Gate;
use crate::layout::shell::{EmbedMode, Shell};
use crate::pages::profile::Profile;
use crate::paths::{FRAGMENT, Page, after_path, base_of, is_below, normal, place_of};
use crate::routes::pages::{PAGES, SESSION_DIALOG, fetch_when_idle};
use crate::state::State;

mod address;
mod links;
mod pages;

use address::Address;

/// The page's component.
fn view_of(page: Option<Page>) -> AnyView {
    let Some(page) = page else {
        return deferred_page(&PAGES, 3, |view| view(None));
    };
    let content = move || match page {
        Page::Profile => view! { <Profile /> }.into_any(),
        // It redirects as soon as the session is known.
        Page::SignedIn => ().into_any(),
        page => deferred_page(&PAGES, 9, move |view| view(Some(page))),
    };
    view! { <Gate page>{content()}</Gate> }.into_any()
}

/// The app, whose pages are below the base path, in the fragment, or one alone without a URL.
#[component]
pub fn Routed(
    /// How the app is embedded.
    embed_mode: EmbedMode,
    /// Receives the navigations.
    emit: Callback<HostEvent>,
) -> impl IntoView {
    let state = State::expect();
    let live = state.live.clone();
    let address = Address::new(&live);
    let place = {
        let live = live.clone();
        Memo::new(move |_| address.shown.with(|url| place_of(url, &live.base()).to_owned()))
    };
    let requested = {
        let live = live.clone();
        // Outside the base nothing is requested, and the page stays: the host page has gone to a place in it.
        Memo::new(move |before: Option<&Option<Page>>| match before {
            Some(before) if place.with(|place| !is_below(place, &live.base())) => *before,
            _ => place.with(|place| live.page_at(place)),
        })
    };
    let shown = redirected(requested);
    let click = links::follow(address, live.clone());
    use_effect(move || {
        let (requested, shown, base) = (requested.get(), shown.get(), live.base());
        let place = place.get();
        let (is_ours, is_path) = (is_below(&place, &base), *base != *FRAGMENT);
        // After a step in the history of a portal, which then removes the app.
        if is_path && !is_ours {
            return;
        }
        // The base itself, repeated slashes or other escapes: each page has one canonical URL.
        let is_canonical = base_of(&place) != *base && normal(&place) == place;
        if let Some(page) = shown.filter(|_| is_ours && (requested != shown || !is_canonical)) {
            if page == Page::SignIn && requested != Some(Page::SignedIn) && !address.is_alone {
                state.session.want(&address.url());
            }
            let wanted = if requested == shown { Some(address.url()) } else { state.session.wanted() };
            let wanted = wanted.filter(|url| is_path && live.page_at(url) == Some(page));
            // Only query and fragment come from the requested URL; the path is always that of a page.
            address.replace(&(page.href(&base) + after_path(wanted.as_deref().unwrap_or_default())));
        } else {
            emit.run(HostEvent::navigated(shown, if address.is_alone { String::new() } else { place }));
        }
    });
    fetch_when_idle();
    view! {
        <div
            class="iam-app"
            part="app"
            class:standalone=embed_mode == EmbedMode::Standalone
            on:click=move |event: MouseEvent| click.run(event)
            // A person who moves towards a link needs the page behind it soon.
            on:pointerover=|_| PAGES.load_soon()
            on:focusin=|_| PAGES.load_soon()
        >
            <Shell embed_mode page=shown>{move || view_of(shown.get())}</Shell>
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

/// The page to show for the requested one: the session may redirect it, but to no hidden one.
fn redirected(requested: Memo<Option<Page>>) -> Memo<Option<Page>> {
    let state = State::expect();
    Memo::new(move |_| {
        let live = &state.live;
        let wanted =
            state.session.wanted().and_then(|url| live.page_at(&url)).unwrap_or_else(|| live.first());
        let page = requested.get()?;
        Some(state.session.phase().redirect(page, wanted).unwrap_or(page)).filter(|page| live.has(*page))
    })
}
