//! Sending a form, and what becomes of it.

use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlFormElement, SubmitEvent};

use crate::forms::field::Field;

/// A failure, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened and what to do next.
    pub message: String,
    /// What support asks for, on demand: a summary and the text behind it.
    pub details: Option<(String, String)>,
}

/// What has become of something that the person started.
#[derive(Clone, Copy)]
pub struct Outcome {
    /// Said while it is under way.
    pub pending: Signal<Option<String>>,
    /// Said when it is done.
    pub done: Signal<Option<String>>,
    /// Said when it failed.
    pub failed: Signal<Option<Failure>>,
}

impl Outcome {
    /// Of an action: `working` is said while it runs, `done` finds the words for its success, `failed` for its failure.
    pub fn of<I, T, E>(
        action: Action<I, Result<T, E>>,
        working: &'static str,
        done: impl Fn(&T) -> Option<String> + Send + Sync + 'static,
        failed: impl Fn(&E) -> Option<Failure> + Send + Sync + 'static,
    ) -> Self
    where
        I: Send + Sync + 'static,
        T: Send + Sync + 'static,
        E: Send + Sync + 'static,
    {
        let (running, value) = (action.pending(), action.value());
        let said = move |value: &Option<Result<T, E>>| value.as_ref()?.as_ref().ok().and_then(&done);
        let lamented = move |value: &Option<Result<T, E>>| value.as_ref()?.as_ref().err().and_then(&failed);
        Outcome {
            pending: Signal::derive(move || running.get().then(|| working.to_owned())),
            done: Signal::derive(move || value.with(&said)),
            failed: Signal::derive(move || value.with(&lamented)),
        }
    }
}

/// Handles a form's `submit`: shows the mistakes of all `fields` and takes the person to the first, or calls `send`
/// where there are none. The button stays enabled, so that pressing it explains.
pub fn on_submit(fields: Vec<Field>, send: impl Fn() + 'static) -> impl Fn(SubmitEvent) + 'static {
    move |event| {
        event.prevent_default();
        fields.iter().for_each(Field::visit);
        if fields.iter().any(|field| untrack(|| field.problem()).is_some()) {
            if let Some(form) = event.target().and_then(|target| target.dyn_into().ok()) {
                focus_first_mistake(form);
            }
        } else {
            send();
        }
    }
}

/// Puts the focus into the first field that is marked as wrong, once the marks are on the screen.
fn focus_first_mistake(form: HtmlFormElement) {
    request_animation_frame(move || {
        let first = form.query_selector("[aria-invalid=true]").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
}
