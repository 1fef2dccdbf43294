//! Messages for the whole page: the session and the connection.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::deferred::quietly;
use crate::components::icon::{Icon, IconName};
use crate::messages::{pages, session};
use crate::part;
use crate::session::phase::Phase;
use crate::state::State;

part! {
    /// Draws the message that the session is over.
    static SESSION: fn() -> AnyView = load_session_banner(pages, session_banner);
}

part! {
    /// Draws the message that nothing gets through.
    static OFFLINE: fn() -> AnyView = load_offline_banner(pages, offline_banner);
}

/// The banners; the live regions exist from the start.
#[component]
pub fn Banners() -> impl IntoView {
    let State { session, connection, .. } = State::expect();
    let is_over = move || matches!(session.phase(), Phase::Lapsed | Phase::Replaced);
    let over = move || is_over().then(|| quietly(&SESSION, |banner| banner()));
    let offline = move || connection.is_lost().then(|| quietly(&OFFLINE, |banner| banner()));
    view! {
        <div class="banners" role="alert">
            {over}
        </div>
        <div class="banners" role="status">
            {offline}
        </div>
    }
}

fn session_banner() -> AnyView {
    let session = State::expect().session;
    let asking = session.asking();
    let is_lapsed = Signal::derive(move || session.phase() == Phase::Lapsed);
    let banner = move || {
        let (text, label) = if is_lapsed.get() {
            (session::LAPSED_BANNER, session::SIGN_IN)
        } else {
            (session::REPLACED_BANNER, session::WHAT_NOW)
        };
        let asking = asking.clone();
        view! {
            <div class="banner" part="banner">
                <Icon name=IconName::Warning />
                <p>{text}</p>
                <Button label on_press=move |()| asking.set(true) />
            </div>
        }
    };
    banner.into_any()
}

fn offline_banner() -> AnyView {
    view! {
        <div class="banner" part="banner">
            <Icon name=IconName::Warning />
            <p>{pages::OFFLINE}</p>
        </div>
    }
    .into_any()
}
