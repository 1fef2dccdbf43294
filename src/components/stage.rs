//! Content that has to be loaded first.

use crate::language::Words;
use leptos::prelude::*;

use crate::components::load_error::LoadError;
use crate::components::skeleton::Skeleton;
use crate::forms::task::Failure;

/// How far the loading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Under way.
    Loading,
    /// There.
    Ready,
    /// Failed.
    Failed(Failure),
}

/// The texts of [`Staged`].
#[derive(Clone, Debug)]
pub struct StageTexts {
    /// Said while loading.
    pub loading: Words,
    /// The heading over a failure.
    pub failed: Words,
    /// The button that loads again.
    pub retry: Words,
}

/// A skeleton, then the content, or what went wrong and a way to try again.
#[component]
pub fn Staged(
    /// How far the loading is. The content is made once for each time that it becomes ready.
    #[prop(into)]
    stage: Signal<Stage>,
    /// The texts.
    texts: StageTexts,
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
    let stage = Memo::new(move |_| stage.get());
    move || {
        match stage.get() {
        Stage::Loading => view! { <Skeleton label=texts.loading.clone() lines /> }.into_any(),
        Stage::Ready => children().into_any(),
        Stage::Failed(failure) => {
            view! { <LoadError title=texts.failed.clone() below failure retry=texts.retry.clone() on_retry /> }.into_any()
        }
    }
    }
}
