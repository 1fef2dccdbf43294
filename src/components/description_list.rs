//! Names and values to read.

use leptos::prelude::*;

use crate::language::Message;

/// A description list.
#[component]
pub fn DescriptionList(
    /// The [`DescriptionItem`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn DescriptionItem(
    /// The name.
    #[prop(into)]
    name: Message,
    /// Its value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
