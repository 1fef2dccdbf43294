//! Content under a condition.

use leptos::prelude::*;

/// `children` while `on`. leptos's `Show` is compiled again for each condition; this is compiled once.
#[component]
pub fn Show(
    /// Whether the content is shown.
    #[prop(into)]
    on: Signal<bool>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let on = Memo::new(move |_| on.get());
    move || on.get().then(|| children())
}
