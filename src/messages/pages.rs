//! The titles of the pages, the layout, and the page for an unknown URL.

use crate::boot::SectionLink;
pub use crate::language::texts::pages::*;
use crate::language::{Localized, Message, localize};
use crate::paths::Page;
use crate::state::State;
use crate::state::live::Live;

/// The page's heading: its title, which follows the host page.
pub fn heading(page: Page) -> Localized {
    let live = State::expect().live;
    localize(move || title(&live, page))
}

/// The page's title, which is also its heading and its link. Tracked.
pub fn title(live: &Live, page: Page) -> Message {
    let sections = live.sections();
    sections.iter().find(|link| link.page == Some(page)).map_or_else(|| own_title(page), name)
}

/// The title of an entry of the navigation.
pub fn name(link: &SectionLink) -> Message {
    match &link.title {
        Some(title) => Message::titles(title),
        None => link.page.map_or(Message::NOTHING, own_title),
    }
}

fn own_title(page: Page) -> Message {
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
