//! [`Gate`]: shows a page only to its audience, once the user is loaded.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::heading::Heading;
use crate::components::loadable::Loadable;
use crate::messages::{error, pages};
use crate::paths::{Audience, Page};
use crate::state::State;

/// `children` for the page's audience; for a service account on a page for people, a sentence why not.
#[component]
pub fn Gate(
    /// The page.
    page: Page,
    /// Builds the page.
    children: ChildrenFn,
) -> impl IntoView {
    let user = State::expect().user;
    let retry = {
        let user = user.clone();
        move |()| {
            let user = user.clone();
            spawn_local(async move { user.resource.load(None).await });
        }
    };
    let waits_for = (page.audience() != Audience::Everyone).then(|| user.resource.clone());
    let error::LoadingState { ready, failure, not_offered } = error::loading_state(waits_for);
    let excluded = Memo::new(move |_| page.audience() == Audience::Humans && user.is_machine());
    let children = StoredValue::new(children);
    view! {
        <Loadable ready failure not_offered below=0 on_retry=retry>
            {move || {
                if excluded.get() {
                    view! { <HumansOnly page /> }.into_any()
                } else {
                    children.with_value(|children| children())
                }
            }}
        </Loadable>
    }
}

/// Shown without a request, because the service would respond 404.
#[component]
fn HumansOnly(page: Page) -> impl IntoView {
    view! {
        <Heading text=pages::heading(page) />
        <div class="card" part="card">
            <p>{pages::HUMANS_ONLY}</p>
        </div>
    }
}
