//! Headings whose level depends on where the app stands.

use leptos::prelude::*;

/// The level of the page's heading: 1 where the app has the page to itself, `heading-level` where it is embedded.
#[derive(Clone, Copy, Debug)]
pub struct HeadingLevel(pub u8);

/// A heading, `below` levels under the page's own.
#[component]
pub fn Heading(
    /// 0 for the page's heading, 1 for a card's.
    #[prop(optional)]
    below: u8,
    /// For `aria-labelledby`.
    #[prop(optional, into)]
    id: Option<String>,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let level = use_context::<HeadingLevel>().map_or(1, |level| level.0).saturating_add(below).clamp(1, 6);
    // The page's heading takes the focus after a navigation (see layout::shell).
    let tabindex = (below == 0).then_some("-1");
    let class = if below == 0 { "page-title" } else { "card-title" };
    match level {
        1 => view! { <h1 id=id class=class tabindex=tabindex>{text}</h1> }.into_any(),
        2 => view! { <h2 id=id class=class tabindex=tabindex>{text}</h2> }.into_any(),
        3 => view! { <h3 id=id class=class tabindex=tabindex>{text}</h3> }.into_any(),
        4 => view! { <h4 id=id class=class tabindex=tabindex>{text}</h4> }.into_any(),
        5 => view! { <h5 id=id class=class tabindex=tabindex>{text}</h5> }.into_any(),
        _ => view! { <h6 id=id class=class tabindex=tabindex>{text}</h6> }.into_any(),
    }
}
