//! Content that is there or not.

use leptos::prelude::*;

/// `children` while `on`. Does what leptos's `Show` does, whose machinery is compiled again for each condition.
#[component]
pub fn Show(
    /// Whether the content is there.
    #[prop(into)]
    on: Signal<bool>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let on = Memo::new(move |_| on.get());
    move || on.get().then(|| children())
}
