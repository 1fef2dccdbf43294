//! The pages that are fetched when they are needed: all but the profile.

use std::time::Duration;

use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;
use crate::pages::account::Account;
use crate::pages::diagnostics::Diagnostics;
#[cfg(debug_assertions)]
use crate::pages::gallery::Gallery;
use crate::pages::not_found::NotFound;
use crate::pages::notifications::Notifications;
use crate::pages::password::Password;
use crate::pages::settings::Settings;
use crate::pages::sign_in::SignIn;
use crate::pages::sign_in::again::SessionDialog;
use crate::pages::signed_out::SignedOut;
use crate::part;
use crate::paths::Page;
use crate::session::phase::Phase;
use crate::state::State;

part! {
    /// Draws a page, or the one for an unknown URL.
    pub(super) static PAGES: fn(Option<Page>) -> AnyView = load_pages(pages, view);
}

part! {
    /// Draws the dialog over a page whose session has ended.
    pub(super) static SESSION_DIALOG: fn() -> AnyView = load_session_dialog(pages, || view! { <SessionDialog /> }.into_any());
}

/// Fetches the parts when the browser is idle, once it is known who is signed in. Until then the first page has the line for
/// itself.
pub(super) fn fetch_when_idle() {
    let session = State::expect().session;
    let fetch = || {
        PAGES.load_soon();
        SESSION_DIALOG.load_soon();
    };
    use_effect(move || {
        if session.phase() == Phase::Starting {
            return;
        }
        // Safari has no idle callback.
        if request_idle_callback_with_handle(fetch).is_err() {
            set_timeout(fetch, Duration::from_millis(500));
        }
    });
}

fn view(page: Option<Page>) -> AnyView {
    let Some(page) = page else { return view! { <NotFound /> }.into_any() };
    match page {
        Page::Password => view! { <Password /> }.into_any(),
        Page::Settings => view! { <Settings /> }.into_any(),
        Page::Notifications => view! { <Notifications /> }.into_any(),
        Page::Account => view! { <Account /> }.into_any(),
        Page::SignIn => view! { <SignIn /> }.into_any(),
        Page::SignedOut => view! { <SignedOut /> }.into_any(),
        Page::Diagnostics => view! { <Diagnostics /> }.into_any(),
        #[cfg(debug_assertions)]
        Page::Components => view! { <Gallery /> }.into_any(),
        // In the main program.
        Page::Profile | Page::SignedIn => ().into_any(),
    }
}
