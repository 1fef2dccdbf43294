//! The card with everything as text, for support.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::status::Status;
use crate::element_ref::ElementRef;
use crate::form::task::{Outcome, Task};
use crate::hooks::copy_text::copy_text;
use crate::language::Language;
use crate::messages::diagnostics as texts;

/// The text of `bundle`, and a button that copies it.
#[component]
pub fn SupportCard(
    /// The text.
    bundle: Signal<String>,
) -> impl IntoView {
    let (area, is_open, task) = (ElementRef::new(), RwSignal::new(false), Task::default());
    let copy = move |()| {
        // What is not shown cannot be selected.
        is_open.set(true);
        task.run(texts::BUNDLE_COPYING, async move {
            match area.peek::<HtmlTextAreaElement>() {
                Some(area) if copy_text(&area).await => Outcome::done(texts::BUNDLE_COPIED),
                _ => Outcome::failed(texts::BUNDLE_NOT_COPIED),
            }
        });
    };
    let language = Language::current();
    let label = move || language.localize(&texts::BUNDLE_TEXT);
    view! {
        <Card title=texts::BUNDLE intro=texts::BUNDLE_HELP>
            <div class="form-actions">
                <Button label=texts::BUNDLE_COPY pending=task.pending() on_press=copy />
                <Status task />
            </div>
            <details class="details" prop:open=is_open>
                <summary>{texts::BUNDLE_SHOW}</summary>
                <textarea
                    class="input code"
                    readonly
                    rows=12
                    spellcheck="false"
                    aria-label=label
                    prop:value=bundle
                    node_ref=area
                ></textarea>
            </details>
        </Card>
    }
}
