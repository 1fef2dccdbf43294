//! What stands for content that is being loaded.

use leptos::prelude::*;

use crate::components::waiting::{WaitMessages, Waiting};
use crate::hooks::use_pace::{Pace, use_pace};
use crate::language::{Message, localize};

/// Grey bars in the place of `lines` lines. Said aloud as `label`, and seen too where it takes a while.
#[component]
pub fn Skeleton(
    /// What screen readers say.
    #[prop(into)]
    label: Message,
    /// How many bars.
    #[prop(default = 4)]
    lines: usize,
) -> impl IntoView {
    let pace = use_pace(Signal::stored(true));
    let waits = use_context::<WaitMessages>();
    let text = localize(move || WaitMessages::said(waits.as_ref(), pace.get(), label.clone()));
    view! {
        <div class="card skeleton">
            <div class="skeleton-status" class:visually-hidden=move || pace.get() == Pace::Usual>
                <p role="status">{text}</p>
                <Waiting pace />
            </div>
            {(0..lines).map(|_| view! { <span class="skeleton-line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}
