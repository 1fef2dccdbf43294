//! What has become of something that the person started.

use leptos::prelude::*;

use crate::forms::submit::{Failure, Outcome};

/// The line beside a button: under way, done, or failed. Its live regions exist from the start, so that screen readers
/// hear what is put into them.
#[component]
pub fn Status(
    /// What has become of it.
    outcome: Outcome,
) -> impl IntoView {
    let Outcome {
        pending,
        done,
        failed,
    } = outcome;
    let failed = move || pending.get().is_none().then(|| failed.get()).flatten();
    view! {
        <div class="status">
            <p class="status-text" class:done=move || pending.get().is_none() role="status">
                {move || pending.get().or_else(|| done.get())}
            </p>
            <div class="status-error" role="alert">
                {move || failed().map(|failure| view! { <FailureText failure /> })}
            </div>
        </div>
    }
}

/// A failure's sentence, with its details folded away.
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
    view! {
        <p>{failure.message}</p>
        {details}
    }
}
