//! The progress and outcome of a task.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::components::waiting::{WaitControl, Waiting, progress_text};
use crate::element_ref::ElementRef;
use crate::form::task::{Outcome, Task};
use crate::hooks::use_pace::use_pace;
use crate::language::{Message, localize};

/// The line beside a button: the task is under way, done or failed, and an offer such as to undo it. The live regions are
/// there from the start; screen readers only announce changes in a region that they know.
#[component]
pub fn Status(
    /// The task.
    task: Task,
    /// The id of a label that describes the offer's button.
    #[prop(optional, into)]
    about: Option<String>,
    /// Whether the page itself shows the progress and the button to cancel.
    #[prop(optional)]
    own_progress: bool,
) -> impl IntoView {
    let line = ElementRef::new();
    let pace = use_pace(task.pending());
    let control = use_context::<WaitControl>().filter(|_| !own_progress);
    let text = localize(move || match (task.working(), task.outcome()) {
        (Some(working), _) => progress_text(control, pace, working),
        (None, outcome) if !outcome.failed => outcome.message,
        _ => Message::NOTHING,
    });
    let done = Signal::derive(move || task.working().is_none());
    let failure = move || match task.outcome() {
        failure if failure.failed => view! { <FailureText failure /> }.into_any(),
        _ => ().into_any(),
    };
    let offer = move || {
        let offer = task.offer().filter(|_| task.working().is_none())?;
        let label = offer.label.clone();
        let take = move |_| {
            // The button is about to disappear, and the focus with it.
            if let Some(line) = line.peek::<HtmlElement>() {
                let _ = line.focus();
            }
            task.take_up(&offer);
        };
        let about = about.clone();
        Some(
            view! { <button type="button" class="offer" aria-describedby=about on:click=take>{label}</button> }
                .into_any(),
        )
    };
    view! {
        <div class="status">
            <p class="status-text" class:done=done role="status" tabindex="-1" node_ref=line>
                {text}
            </p>
            {(!own_progress).then(|| view! { <Waiting pace /> }.into_any())}
            <div class="status-error" role="alert">
                {failure}
            </div>
            {offer}
        </div>
    }
}

/// The URL of the operator's support, if configured; a context.
#[derive(Clone, Debug)]
pub struct SupportUrl(pub Option<String>);

/// The text of a failure, with a link to support and its details folded away.
#[component]
pub fn FailureText(
    /// The failure.
    failure: Outcome,
) -> impl IntoView {
    let details = failure.details.map(|(summary, text)| {
        view! {
            <details class="details">
                <summary>{summary}</summary>
                <code>{text}</code>
            </details>
        }
        .into_any()
    });
    let url = use_context::<SupportUrl>().and_then(|support| support.0);
    let support = failure.support.zip(url).map(|(label, url)| {
        view! {
            <p>
                <a href=url rel="external">{label}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <p>{failure.message}</p>
        {support}
        {details}
    }
}
