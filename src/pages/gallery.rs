//! `/components`, in debug builds alone: each component in each of its states, for looking and for screenshots. The samples
//! are in no language of ours, so that nobody has to translate or download them.

mod content;
mod feedback;
mod fields;
mod press;

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::components::status::SupportUrl;
use crate::form::task::{Failure, Outcome, Task};
use crate::messages::pages;
use crate::paths::Page;

/// The page: a card for each module of `components`, in whose title its name is.
#[component]
pub fn Gallery() -> impl IntoView {
    provide_context(SupportUrl(Some("mailto:help@example.test".into())));
    view! {
        <Heading text=pages::title(Page::Components) />
        <p class="page-intro">"Each component in each of its states."</p>
        {press::view()}
        {fields::view()}
        {feedback::view()}
        {content::view()}
    }
}

/// A task that is under way and stays so.
fn working() -> Task {
    let task = Task::default();
    task.run("Saving…", std::future::pending());
    task
}

/// A task that has come to its end.
fn ended(outcome: Outcome) -> Task {
    let task = Task::default();
    task.run("Saving…", std::future::ready(outcome));
    task
}

fn failure() -> Failure {
    Failure {
        message: "The service has a problem. Try again in a moment.".into(),
        details: Some(("Details for support".into(), "error 500\nRequest id: r-42".into())),
        support: Some("Contact support".into()),
        ..Failure::default()
    }
}
