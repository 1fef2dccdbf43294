//! Content that has to be loaded first.

use crate::language::Message;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::load_error::LoadError;
use crate::components::skeleton::Skeleton;
use crate::form::task::Failure;
use crate::hooks::use_recovery::use_recovery;

/// How far the loading is.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadingState {
    /// Under way.
    Loading,
    /// There.
    Ready,
    /// Failed.
    Failed(Failure),
    /// Not offered by the service, in these words.
    NotOffered(Message),
}

/// The texts of [`Loadable`].
#[derive(Clone, Debug)]
pub struct LoadingTexts {
    /// Said while loading.
    pub loading: Message,
    /// The heading over a failure.
    pub failed: Message,
    /// The button that loads again.
    pub retry: Message,
    /// Said where that also happens by itself.
    pub recovering: Message,
}

/// A skeleton, then the content, or what went wrong and a way to try again.
#[component]
pub fn Loadable(
    /// How far the loading is. The content is made once for each time that it becomes ready.
    #[prop(into)]
    stage: Signal<LoadingState>,
    /// The texts.
    texts: LoadingTexts,
    /// Lines of the skeleton.
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
    // What is tried again by itself changes nothing on the screen before it succeeds.
    let quiet = RwSignal::new(false);
    let shown = Memo::new(move |before| match (stage.get(), before) {
        (LoadingState::Loading, Some(failed @ LoadingState::Failed(_))) if quiet.get() => failed.clone(),
        (stage, _) => stage,
    });
    let load = Callback::new(move |by_itself| {
        quiet.set(by_itself);
        on_retry.run(());
    });
    let failed = Signal::derive(move || match stage.get() {
        LoadingState::Failed(failure) => failure.recovers,
        _ => None,
    });
    use_recovery(failed, Callback::new(move |()| load.run(true)));
    move || {
        match shown.get() {
        LoadingState::Loading => view! { <Skeleton label=texts.loading.clone() lines /> }.into_any(),
        LoadingState::Ready => children().into_any(),
        LoadingState::NotOffered(text) => {
            view! { <div class="card"><p role="status">{text}</p><Button label=texts.retry.clone() on_press=move |()| load.run(false) /></div> }.into_any()
        }
        LoadingState::Failed(failure) => {
            let LoadingTexts { failed, retry, recovering, .. } = texts.clone();
            view! { <LoadError title=failed below failure retry recovering on_retry=move |()| load.run(false) /> }.into_any()
        }
    }
    }
}
