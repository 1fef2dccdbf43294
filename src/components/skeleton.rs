//! What stands for content that is being loaded.

use leptos::prelude::*;

use crate::language::Words;

/// Grey bars in the place of `lines` lines. Said aloud as `label` after nothing else is.
#[component]
pub fn Skeleton(
    /// What screen readers say.
    #[prop(into)]
    label: Words,
    /// How many bars.
    #[prop(default = 4)]
    lines: usize,
) -> impl IntoView {
    view! {
        <div class="card skeleton">
            <p class="visually-hidden" role="status">{label}</p>
            {(0..lines).map(|_| view! { <span class="skeleton-line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}
