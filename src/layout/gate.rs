//! Lets a page be made only when there is somebody for it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::heading::Heading;
use crate::components::loadable::{Loadable, LoadingState};
use crate::messages::{error, pages};
use crate::paths::{Audience, Page};
use crate::state::State;

/// `children` for whom the page is for; for others a sentence why not.
#[component]
pub fn Gate(
    /// The page behind it.
    page: Page,
    /// Makes the page.
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
    let stage = {
        let user = user.clone();
        Signal::derive(move || {
            if page.audience() == Audience::Everyone {
                LoadingState::Ready
            } else {
                error::stage(&user.resource)
            }
        })
    };
    let excluded = Memo::new(move |_| page.audience() == Audience::Humans && user.is_machine());
    let children = StoredValue::new(children);
    view! {
        <Loadable stage texts=error::STAGE below=0 on_retry=retry>
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

/// Said before the request and not after it: the service would answer 404.
#[component]
fn HumansOnly(page: Page) -> impl IntoView {
    view! {
        <Heading text=pages::title(page) />
        <div class="card">
            <p>{pages::HUMANS_ONLY}</p>
        </div>
    }
}
