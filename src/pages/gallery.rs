//! `/components`, only in debug builds: each component in each of its states, for developers and screenshots. The texts are
//! not in `locales/`, so no one has to translate or download them.

mod content;
mod feedback;
mod fields;
mod press;
mod samples;

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::components::status::SupportUrl;
use crate::messages::pages;
use crate::paths::Page;

/// The page: a card for each module of `components`, with the name of the module as its title.
#[component]
pub fn Gallery() -> impl IntoView {
    provide_context(SupportUrl(Some("mailto:help@example.test".into())));
    view! {
        <Heading text=pages::heading(Page::Components) />
        <p class="page-intro">{"Each component in each of its states."}</p>
        {press::view()}
        {fields::view()}
        {feedback::view()}
        {content::view()}
    }
}
