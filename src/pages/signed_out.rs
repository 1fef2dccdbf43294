//! `/signed-out`: the page after sign-out or deletion.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::language::localize;
use crate::messages::{pages, session};
use crate::paths::Page;
use crate::session::phase::Phase;
use crate::state::State;

/// The page. It needs no session and sends no requests.
#[component]
pub fn SignedOut() -> impl IntoView {
    let state = State::expect();
    let (linked, live, titled) = (state.clone(), state.live.clone(), state.live.clone());
    let deleted = Memo::new(move |_| state.session.phase() == Phase::Deleted);
    let title =
        localize(
            move || {
                if deleted.get() { session::DELETED } else { pages::title(&titled, Page::SignedOut) }
            },
        );
    view! {
        <div class="card" part="card">
            <Heading text=title />
            <p>{localize(move || if deleted.get() { session::DELETED_HELP } else { session::SIGNED_OUT })}</p>
            <p class="links">
                {move || (!deleted.get()).then(|| view! { <a class="button" href=linked.href(Page::SignIn)>{session::SIGN_IN}</a> })}
                {move || live.brand().home_url.map(|url| view! { <a class="button" href=url rel="external">{pages::BACK}</a> })}
            </p>
        </div>
    }
}
