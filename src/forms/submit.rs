//! Sending a form.

use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlFormElement, SubmitEvent};

use crate::forms::field::Field;

/// Handles a form's `submit`: reads the `fields`, shows the mistakes of all and takes the person to them, or calls `send` where
/// there are none. The button stays enabled, so that pressing it explains.
pub fn on_submit(fields: Vec<Field>, send: impl Fn() + 'static) -> Box<dyn FnMut(SubmitEvent)> {
    Box::new(move |event| {
        event.prevent_default();
        fields.iter().for_each(Field::read);
        fields.iter().for_each(Field::submit);
        if fields.iter().any(|field| untrack(|| field.problem()).is_some()) {
            if let Some(form) = event.target().and_then(|target| target.dyn_into().ok()) {
                focus_mistakes(form);
            }
        } else {
            send();
        }
    })
}

/// Puts the focus on the list of mistakes where the form has one, else into the first field that is marked as wrong, once
/// they are on the screen.
fn focus_mistakes(form: HtmlFormElement) {
    request_animation_frame(move || {
        let first = form.query_selector(".mistakes, [aria-invalid=true]").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
}
