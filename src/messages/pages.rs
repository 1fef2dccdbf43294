//! The titles of the pages, the layout, and the page for an unknown URL.

use crate::language::Message;
pub use crate::language::texts::pages::*;
use crate::paths::Page;

/// The page's title, which is also its heading and its link.
pub fn title(page: Page) -> Message {
    match page {
        Page::Profile => PROFILE,
        Page::Password => PASSWORD,
        Page::Settings => SETTINGS,
        Page::Notifications => NOTIFICATIONS,
        Page::Account => ACCOUNT,
        Page::SignIn => SIGN_IN,
        Page::SignedIn => SIGNED_IN,
        Page::SignedOut => SIGNED_OUT,
        Page::Diagnostics => DIAGNOSTICS,
        #[cfg(debug_assertions)]
        Page::Components => "Components".into(),
    }
}
