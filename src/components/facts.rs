//! Names and values that cannot be edited.

use leptos::prelude::*;

use crate::language::Words;

/// A description list.
#[component]
pub fn Facts(
    /// The [`Fact`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn Fact(
    /// What it is.
    #[prop(into)]
    name: Words,
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
