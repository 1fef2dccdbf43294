//! A modal dialog, the browser's own.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::components::when::When;
use crate::hooks::is_composing::is_composing;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;

/// A `<dialog>` that is shown while `open`. The browser traps the focus, makes the rest inert, closes on Escape and
/// gives the focus back. Its content is made afresh each time.
#[component]
pub fn Dialog(
    /// Whether it is shown; set to false when the person closes it.
    open: RwSignal<bool>,
    /// Whether it must not be closed for now, because what it started is under way.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let id = use_id();
    let dialog = NodeRef::<html::Dialog>::new();
    use_effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            // Fails only when it is open already.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let keep = move |event: web_sys::Event| {
        if locked.get_untracked() {
            event.prevent_default();
        } else {
            open.set(false);
        }
    };
    // An input method drops its word on Escape.
    let keep_composing = |event: KeyboardEvent| {
        if event.key() == "Escape" && is_composing(&event) {
            event.prevent_default();
        }
    };
    // `close` comes some time after the closing, when the dialog may have been opened anew.
    let closed = move |_| match dialog.get_untracked() {
        Some(dialog) if dialog.open() => {}
        // Browsers let `cancel` be prevented only once in a row.
        Some(dialog) if locked.get_untracked() => {
            let _ = dialog.show_modal();
        }
        _ => open.set(false),
    };
    let label = id.clone();
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=label on:keydown=keep_composing on:cancel=keep on:close=closed>
            <When on=open>
                <Heading below=1 id=id.clone() text=title />
                {children()}
            </When>
        </dialog>
    }
}
