//! A short label in a frame.

use leptos::prelude::*;

use crate::language::Localized;

/// A badge. `good` only sets the colour; the word itself carries the meaning.
#[component]
pub fn Badge(
    /// The word.
    #[prop(into)]
    text: Localized,
    /// Whether the state is a good one.
    #[prop(into)]
    good: Signal<bool>,
) -> impl IntoView {
    view! { <span class="badge" class:good=good>{text}</span> }
}
