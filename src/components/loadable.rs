//! Content that has to be loaded first.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::load_error::LoadError;
use crate::components::skeleton::Skeleton;
use crate::form::task::{Failure, Outcome};
use crate::hooks::use_recovery::use_recovery;
use crate::language::Message;
use crate::language::texts::common;

/// What is shown.
#[derive(Clone, PartialEq)]
enum Shown {
    Skeleton,
    Content,
    Failure(Box<Outcome>),
    NotOffered(Message),
}

/// A skeleton, then the content, or what went wrong and a button that loads again.
#[component]
pub fn Loadable(
    /// Whether the content is loaded. The content is built once each time that this becomes true.
    ready: Signal<bool>,
    /// Why it could not be loaded.
    failure: Failure,
    /// Why there is nothing to load, where the service does not offer it.
    not_offered: Signal<Option<Message>>,
    /// Lines of the skeleton; none where there is nothing to see yet.
    #[prop(default = 9)]
    lines: usize,
    /// Levels of the failure's heading under the page's own.
    #[prop(default = 1)]
    below: u8,
    /// Loads again.
    #[prop(into)]
    on_retry: Callback<()>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    // A retry that no one asked for changes nothing on the screen before it succeeds.
    let automatic = RwSignal::new(false);
    let failing = failure.clone();
    let shown = Memo::new(move |before| {
        if ready.get() {
            Shown::Content
        } else if let Some(failure) = failure() {
            Shown::Failure(failure.into())
        } else if let Some(text) = not_offered.get() {
            Shown::NotOffered(text)
        } else {
            match before {
                Some(failed @ Shown::Failure(_)) if automatic.get() => failed.clone(),
                _ => Shown::Skeleton,
            }
        }
    });
    let load = Callback::new(move |is_automatic| {
        automatic.set(is_automatic);
        on_retry.run(());
    });
    let failed = move || failing()?.recovers;
    use_recovery(failed, ready, Callback::new(move |()| load.run(true)));
    move || match shown.get() {
        Shown::Skeleton if lines == 0 => ().into_any(),
        Shown::Skeleton => view! { <Skeleton label=common::LOADING lines /> }.into_any(),
        Shown::Content => children().into_any(),
        Shown::NotOffered(text) => view! {
            <div class="card" part="card">
                <p role="status">{text}</p>
                <Button label=common::TRY_AGAIN on_press=move |()| load.run(false) />
            </div>
        }
        .into_any(),
        Shown::Failure(failure) => {
            view! { <LoadError below failure=*failure on_retry=move |()| load.run(false) /> }.into_any()
        }
    }
}
