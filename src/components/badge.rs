//! A short word in a frame.

use leptos::prelude::*;

use crate::language::Localized;

/// A badge; `good` colours it as all well. The word alone tells the meaning.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    text: Localized,
    /// Whether all is well.
    #[prop(into)]
    good: Signal<bool>,
) -> impl IntoView {
    view! { <span class="badge" class:good=good>{text}</span> }
}
