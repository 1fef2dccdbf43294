//! Titles of the pages, the frame around them, and the page for an unknown URL.

use crate::paths::Page;

pub const ACCOUNT: &str = "Account";
pub const NAVIGATION: &str = "Account pages";
pub const SKIP: &str = "Skip to content";
pub const BACK: &str = "Back to the application";
pub const NOT_FOUND: &str = "Page not found";
pub const NOT_FOUND_HELP: &str = "There is no page at this address. It may have moved, or the address may have a typing mistake. These pages exist:";
pub const HUMANS_ONLY: &str = "A service account has nothing to set here. This page is for people: service accounts have no \
    password, picture, settings or notifications of their own.";

/// The page's title, which is also its heading and its link.
pub fn title(page: Page) -> &'static str {
    match page {
        Page::Profile => "Profile",
        Page::Password => "Password",
        Page::Settings => "Settings",
        Page::Notifications => "Notifications",
        Page::Account => "Account",
        Page::SignIn => "Sign in",
        Page::SignedIn => "Signing you in",
        Page::SignedOut => "Signed out",
        Page::Diagnostics => "Diagnostics",
    }
}

/// `document.title` when the app has the page to itself.
pub fn document_title(title: &str, brand: Option<&str>) -> String {
    format!("{title} · {}", brand.unwrap_or(ACCOUNT))
}
