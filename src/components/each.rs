//! A view for each name of a list.

use std::sync::Arc;

use leptos::prelude::*;

/// `view` for each of `names`, which are unique. A name that stays keeps its view, and with it the focus, unless the view has
/// to move. leptos's `For` is compiled again for each type of list; this is compiled once.
pub fn each(
    names: impl Into<Signal<Vec<String>>>,
    view: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    each_of(names.into(), Arc::new(view))
}

fn each_of(names: Signal<Vec<String>>, view: Arc<dyn Fn(String) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=move || names.get() key=Clone::clone children=move |name| view(name) /> }.into_any()
}
