//! What is wrong with a form, in one place.

use std::sync::Arc;

use crate::language::localize;
use crate::language::texts::common;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

use crate::components::deferred::deferred;
use crate::components::each::each;
use crate::components::show::Show;
use crate::form::field::FormField;
use crate::hooks::tree::by_id;
use crate::hooks::use_id::use_id;
use crate::part;

/// The list of what is wrong, as links to the fields, from a failed submit until all is mended. It stands first in its
/// form, because [`crate::form::Form::submit`] gives it the focus.
#[component]
pub fn ErrorSummary(
    /// The fields that have a control, in their order on the screen.
    fields: Vec<FormField>,
) -> impl IntoView {
    // It has to be there at once when it gets the focus.
    SUMMARY.load_soon();
    let fields: Arc<[FormField]> = fields.into();
    let wrong = fields.clone();
    view! {
        <Show on=Signal::derive(move || wrong.iter().any(|field| field.summary().is_some()))>
            {
                let fields = fields.clone();
                deferred(&SUMMARY, 0, move |summary| summary(&fields))
            }
        </Show>
    }
}

part! {
    static SUMMARY: fn(&Arc<[FormField]>) -> AnyView = load_error_summary(pages, summary);
}

fn summary(fields: &Arc<[FormField]>) -> AnyView {
    let id = use_id();
    let fields = fields.clone();
    // The id of the control, its label, and what is wrong.
    let mistakes = Memo::new(move |_| fields.iter().filter_map(FormField::summary).collect::<Vec<_>>());
    // By the fields' ids, so that a mistake that changes while it is mended is the same entry.
    let ids = Signal::derive(move || mistakes.with(|list| list.iter().map(|(id, ..)| id.clone()).collect()));
    let entry = move |id: String| {
        let href = format!("#{id}");
        let (target, of) = (id.clone(), id);
        let jump = move |event: MouseEvent| {
            // The address is the page's, and a jump to a place in it is none of the router's business.
            event.prevent_default();
            focus(&event, &target);
        };
        let text = localize(move || {
            let mistake = mistakes.with(|list| list.iter().find(|(id, ..)| *id == of).cloned());
            mistake.map(|(_, label, mistake)| common::labelled(label, mistake)).unwrap_or_default()
        });
        view! { <li><a href=href on:click=jump>{text}</a></li> }.into_any()
    };
    let label = id.clone();
    view! {
        <div class="mistakes" role="group" tabindex="-1" aria-labelledby=label>
            <p id=id>{common::MISTAKES}</p>
            <ul>{each(ids, entry)}</ul>
        </div>
    }
    .into_any()
}

/// Puts the focus into the field with this id, in the tree of the link that was pressed.
fn focus(event: &MouseEvent, id: &str) {
    let link = event.current_target().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let field = link.and_then(|link| by_id(&link, id)?.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
    }
}
