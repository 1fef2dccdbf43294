//! What has become of something that the person started.

use crate::language::{Message, localize};
use leptos::html;
use leptos::prelude::*;

use crate::components::waiting::{WaitMessages, Waiting};
use crate::form::task::{Failure, Outcome, Task};
use crate::hooks::use_pace::use_pace;

/// The line beside a button: under way, done, or failed, and what can be done about it. Its live regions exist from the
/// start, so that screen readers hear what is put into them.
#[component]
pub fn Status(
    /// What the person started.
    task: Task,
    /// The id of the label that tells an offer's button from those of other lines.
    #[prop(optional, into)]
    about: Option<String>,
    /// Whether the page shows by itself how far it is, and how to end it.
    #[prop(optional)]
    own_progress: bool,
) -> impl IntoView {
    let said = NodeRef::<html::P>::new();
    let pace = use_pace(task.pending());
    let waits = use_context::<WaitMessages>().filter(|_| !own_progress);
    let text = localize(move || match (task.working(), task.outcome()) {
        (Some(working), _) => WaitMessages::said(waits.as_ref(), pace.get(), working),
        (None, Outcome::Done(words) | Outcome::Offering(words, _)) => words,
        _ => Message::NOTHING,
    });
    let done = Signal::derive(move || task.working().is_none());
    let failure = move || match task.outcome() {
        Outcome::Failed(failure) => view! { <FailureText failure /> }.into_any(),
        _ => ().into_any(),
    };
    let offer = move || {
        let offer = task.offer().filter(|_| task.working().is_none())?;
        let label = offer.label.clone();
        let take = move |_| {
            // The button is about to go, and the focus with it.
            if let Some(said) = said.get_untracked() {
                let _ = said.focus();
            }
            task.take_up(&offer);
        };
        Some(
            view! { <button type="button" class="offer" aria-describedby=about.clone() on:click=take>{label}</button> },
        )
    };
    view! {
        <div class="status">
            <p class="status-text" class:done=done role="status" tabindex="-1" node_ref=said>
                {text}
            </p>
            {(!own_progress).then(|| view! { <Waiting pace /> })}
            <div class="status-error" role="alert">
                {failure}
            </div>
            {offer}
        </div>
    }
}

/// Where the operator's support is, if they have told; a context.
#[derive(Clone, Debug)]
pub struct SupportUrl(pub Option<String>);

/// A failure's sentence, with the way to who can help and its details folded away.
#[component]
pub fn FailureText(
    /// The failure.
    failure: Failure,
) -> impl IntoView {
    let details = failure.details.map(|(summary, text)| {
        view! {
            <details class="details">
                <summary>{summary}</summary>
                <code>{text}</code>
            </details>
        }
    });
    let url = use_context::<SupportUrl>().and_then(|support| support.0);
    let support = failure.support.zip(url).map(|(label, url)| {
        view! {
            <p>
                <a href=url rel="external">{label}</a>
            </p>
        }
    });
    view! {
        <p>{failure.message}</p>
        {support}
        {details}
    }
}
