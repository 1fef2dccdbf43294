//! A placeholder for content that is being loaded.

use leptos::prelude::*;

use crate::components::waiting::{WaitControl, Waiting, progress_text};
use crate::hooks::use_pace::use_pace;
use crate::language::{Message, localize};

/// Grey bars in the place of `lines` lines. Screen readers hear `label`; it is visible, too, after a second.
#[component]
pub fn Skeleton(
    /// What is loading.
    #[prop(into)]
    label: Message,
    /// How many bars.
    #[prop(default = 4)]
    lines: usize,
) -> impl IntoView {
    let pace = use_pace(Signal::stored(true));
    let control = use_context::<WaitControl>();
    let text = localize(move || progress_text(control, pace, label.clone()));
    view! {
        <div class="card skeleton" part="card">
            <div class="skeleton-status" class:visually-hidden=move || !pace.slow.get()>
                <p role="status">{text}</p>
                <Waiting pace />
            </div>
            {(0..lines).map(|_| line()).collect_view()}
        </div>
    }
}

fn line() -> AnyView {
    view! { <span class="skeleton-line" aria-hidden="true"></span> }.into_any()
}
