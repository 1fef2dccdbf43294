//! Messages for the whole page: the session and the connection.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::icon::{Icon, IconName};
use crate::messages::{pages, session};
use crate::session::phase::Phase;
use crate::state::State;

/// The banners; the live regions exist from the start.
#[component]
pub fn Banners() -> impl IntoView {
    let State { session, connection, .. } = State::expect();
    let asking = session.asking();
    let banner = move || {
        let (text, label) = match session.phase() {
            Phase::Lapsed => (session::LAPSED_BANNER, session::SIGN_IN),
            Phase::Replaced => (session::REPLACED_BANNER, session::WHAT_NOW),
            _ => return None,
        };
        let asking = asking.clone();
        let banner = view! {
            <div class="banner" part="banner">
                <Icon name=IconName::Warning />
                <p>{text}</p>
                <Button label on_press=move |()| asking.set(true) />
            </div>
        };
        Some(banner.into_any())
    };
    let offline = move || {
        connection.is_lost().then(|| {
            view! {
                <div class="banner" part="banner">
                    <Icon name=IconName::Warning />
                    <p>{pages::OFFLINE}</p>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <div class="banners" role="alert">
            {banner}
        </div>
        <div class="banners" role="status">
            {offline}
        </div>
    }
}
