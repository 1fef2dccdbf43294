//! A modal dialog, the browser's own.

use std::rc::Rc;
use std::time::Duration;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::components::dialog::modal::Modal;
use crate::components::heading::Heading;
use crate::components::show::Show;
use crate::hooks::is_composing::is_composing;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;
use crate::language::Localized;

mod modal;

/// How often an open dialog looks whether its place can still be seen. There are a dozen ways to hide a part of a page,
/// and no event that tells of all of them.
const LOOK: Duration = Duration::from_millis(250);

/// A `<dialog>` that is shown while `open`. The browser traps the focus, makes the rest inert, closes on Escape and
/// gives the focus back. Its content is made afresh each time. While the part of the host page around it is hidden, it
/// keeps its content and is not shown: what nobody sees must not make the host page inert.
#[component]
pub fn Dialog(
    /// Whether it is shown; set to false when the person closes it.
    open: RwSignal<bool>,
    /// Whether it must not be closed for now, because what it started is under way.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// The heading.
    #[prop(into)]
    title: Localized,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let id = use_id();
    let dialog = NodeRef::<html::Dialog>::new();
    let modal = Rc::new(Modal::default());
    let timer = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        timer.try_update_value(|timer| timer.take().map(|timer| timer.clear()));
    };
    on_cleanup(stop);
    let shown = modal.clone();
    use_effect(move || {
        stop();
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            shown.follow(&dialog);
            let shown = shown.clone();
            let look = move || {
                // A timer that a host page has put in the place of the browser's may not let itself be ended.
                if open.try_get_untracked() == Some(true) {
                    shown.follow(&dialog);
                }
            };
            timer.set_value(set_interval_with_handle(look, LOOK).ok());
        } else {
            shown.close(&dialog);
        }
    });
    let keep = move |event: &web_sys::Event| {
        if locked.get_untracked() {
            event.prevent_default();
        } else {
            open.set(false);
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() != "Escape" {
            return;
        }
        let is_modal = dialog.get_untracked().is_some_and(|dialog| modal::is_modal(&dialog));
        if is_composing(&event) {
            // An input method drops its word on Escape.
            event.prevent_default();
        } else if !is_modal {
            // The browser does that for a modal one.
            keep(&event);
        }
    };
    let held = modal.clone();
    // `close` comes some time after the closing, when the dialog may have been opened anew.
    let closed = move |_| match dialog.get_untracked() {
        Some(dialog) if dialog.open() || held.is_suspended() => {}
        // Browsers let `cancel` be prevented only once in a row.
        Some(dialog) if locked.get_untracked() => held.follow(&dialog),
        _ => open.set(false),
    };
    let label = id.clone();
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=label
            on:cancel=move |event: web_sys::Event| keep(&event)
            on:close=closed
            on:keydown=escape
            on:focusin=move |event: FocusEvent| modal.entered(&event)
        >
            <Show on=open>
                <Heading below=1 id=id.clone() text=title />
                {children()}
            </Show>
        </dialog>
    }
}
