//! The pages that are fetched when they are needed: all but the profile.

use leptos::prelude::*;

use crate::pages::account::Account;
use crate::pages::diagnostics::Diagnostics;
#[cfg(debug_assertions)]
use crate::pages::gallery::Gallery;
use crate::pages::notifications::Notifications;
use crate::pages::password::Password;
use crate::pages::settings::Settings;
use crate::pages::sign_in::SignIn;
use crate::pages::signed_out::SignedOut;
use crate::part;
use crate::paths::Page;

part! {
    /// Draws a page.
    pub static PAGES: fn(Page) -> AnyView = load_pages(pages, view);
}

fn view(page: Page) -> AnyView {
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
