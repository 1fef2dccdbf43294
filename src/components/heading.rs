//! Headings whose level depends on where the app is embedded.

use leptos::prelude::*;

use crate::language::Localized;

/// The level of the page's heading: 1 on the app's own page, `heading-level` on a host page; a context.
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
    text: Localized,
) -> impl IntoView {
    let level = use_context::<HeadingLevel>().map_or(1, |level| level.0).saturating_add(below).clamp(1, 6);
    // The page's heading takes the focus after a navigation (see layout::shell).
    let tabindex = (below == 0).then_some("-1");
    let class = if below == 0 { "page-title" } else { "card-title" };
    let part = (below == 0).then_some("title");
    // `view!` needs a tag that is known at compile time.
    let heading = leptos::html::custom(format!("h{level}"));
    heading.attr("id", id).attr("class", class).attr("part", part).attr("tabindex", tabindex).child(text)
}
