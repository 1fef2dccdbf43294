//! A modal dialog: the browser's `<dialog>`.

use std::rc::Rc;
use std::time::Duration;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::components::dialog::modal::Modal;
use crate::components::heading::Heading;
use crate::components::show::Show;
use crate::hooks::keyboard::{is_composing, key};
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;
use crate::language::Localized;

mod modal;

/// How often an open dialog checks that its place is visible. There are a dozen ways to hide a part of a page, and no event
/// covers them all.
const CHECK_INTERVAL: Duration = Duration::from_millis(250);

/// A `<dialog>` that is shown while `open`. The browser traps the focus, makes the rest inert, closes on Escape and
/// gives the focus back. The content is built anew at each opening.
///
/// While the part of the host page around it is hidden, the dialog keeps its content and is closed: an invisible dialog
/// must not make the host page inert.
#[component]
pub fn Dialog(
    /// Whether it is shown; set to false when the person closes it.
    open: RwSignal<bool>,
    /// Whether the person cannot close it now, because its task is under way.
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
            let check = move || {
                // Where a host page has replaced `setInterval`, the timer may go on after it is cleared.
                if open.try_get_untracked() == Some(true) {
                    shown.follow(&dialog);
                }
            };
            timer.set_value(set_interval_with_handle(check, CHECK_INTERVAL).ok());
        } else {
            shown.close(&dialog);
        }
    });
    let request_close = move |event: &web_sys::Event| {
        if locked.get_untracked() {
            event.prevent_default();
        } else {
            open.set(false);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if key(&event) != "Escape" {
            return;
        }
        let is_modal = dialog.get_untracked().is_some_and(|dialog| modal::is_modal(&dialog));
        if is_composing(&event) {
            // Escape discards the word of an input method.
            event.prevent_default();
        } else if !is_modal {
            // The browser itself closes a modal dialog.
            request_close(&event);
        }
    };
    let closing = modal.clone();
    // `close` fires some time after the closing. The dialog may be open again by then.
    let on_close = move |_| match dialog.get_untracked() {
        Some(dialog) if dialog.open() || closing.is_suspended() => {}
        // A browser does not let a page prevent `cancel` twice in a row.
        Some(dialog) if locked.get_untracked() => closing.follow(&dialog),
        _ => open.set(false),
    };
    let label = id.clone();
    view! {
        <dialog
            class="dialog"
            part="dialog"
            node_ref=dialog
            aria-labelledby=label
            on:cancel=move |event: web_sys::Event| request_close(&event)
            on:close=on_close
            on:keydown=on_key
            on:focusin=move |event: FocusEvent| modal.remember_focus(&event)
        >
            <Show on=open>
                <Heading below=1 id=id.clone() text=title />
                {children()}
            </Show>
        </dialog>
    }
}
