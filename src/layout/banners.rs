//! What concerns the whole page and not a part of it.

use leptos::prelude::*;

use crate::paths::{Page, Phase};
use crate::state::State;
use crate::words::session;

/// The banners; the live region exists from the start.
#[component]
pub fn Banners() -> impl IntoView {
    let state = State::expect();
    let sign_in = state.href(Page::SignIn);
    let lapsed = move || {
        (state.session.phase() == Phase::Lapsed).then(|| {
            view! {
                <div class="banner">
                    <p>{session::LAPSED}</p>
                    <a class="button" href=sign_in.clone()>{session::SIGN_IN}</a>
                </div>
            }
        })
    };
    view! { <div class="banners" role="alert">{lapsed}</div> }
}
