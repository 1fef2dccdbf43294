//! Showing and closing a `<dialog>`, and where the focus goes.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlDialogElement, HtmlElement};

/// What a dialog remembers while it is wanted.
#[derive(Default)]
pub(super) struct Modal {
    /// What had the focus when the dialog was opened.
    opener: RefCell<Option<HtmlElement>>,
    /// What had the focus in it last.
    inside: RefCell<Option<HtmlElement>>,
    suspended: Cell<bool>,
    /// Whether the browser showed it as modal.
    modal: Cell<bool>,
}

impl Modal {
    /// Shows the dialog as long as its place can be seen.
    pub(super) fn follow(&self, dialog: &HtmlDialogElement) {
        match (has_visible_place(dialog), dialog.open()) {
            (true, false) => self.show(dialog),
            (false, is_open) => {
                self.suspended.set(true);
                if is_open {
                    hide(dialog);
                }
            }
            // A host page that moves the element takes the dialog out of the top layer and leaves it open.
            (true, true) if self.modal.get() && !is_modal(dialog) => {
                self.suspended.set(true);
                hide(dialog);
                self.show(dialog);
            }
            (true, true) => {}
        }
    }

    /// Whether it is closed only because its place cannot be seen.
    pub(super) fn is_suspended(&self) -> bool {
        self.suspended.get()
    }

    /// Closes it for good, and gives the focus back.
    pub(super) fn close(&self, dialog: &HtmlDialogElement) {
        self.suspended.set(false);
        self.inside.take();
        if dialog.open() {
            hide(dialog);
        }
        focus(self.opener.take());
    }

    /// The focus is on something in the dialog.
    pub(super) fn entered(&self, event: &Event) {
        self.inside.replace(event.target().and_then(|target| target.dyn_into().ok()));
    }

    fn show(&self, dialog: &HtmlDialogElement) {
        if self.suspended.take() {
            // The browser gives the focus back to what has it now.
            focus(self.opener.borrow().clone());
        }
        let active = document().active_element().and_then(|active| active.dyn_into().ok());
        self.opener.replace(active);
        let inside = self.inside.take();
        // Refused where the browser has no such thing, or the host page has put something else in its place.
        self.modal.set(call(dialog, "showModal", &JsValue::UNDEFINED).is_ok());
        if !self.modal.get() && !dialog.open() {
            dialog.set_open(true);
            let first = dialog.query_selector("input, textarea, select, button, a[href]").ok().flatten();
            focus(first.and_then(|first| first.dyn_into().ok()));
        }
        focus(inside);
    }
}

/// Whether the browser treats it as modal.
pub(super) fn is_modal(dialog: &HtmlDialogElement) -> bool {
    dialog.matches(":modal").unwrap_or_default()
}

fn hide(dialog: &HtmlDialogElement) {
    if call(dialog, "close", &JsValue::UNDEFINED).is_err() {
        dialog.set_open(false);
    }
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Whether what is around the dialog is rendered, and neither transparent nor hidden.
fn has_visible_place(dialog: &HtmlDialogElement) -> bool {
    let Some(place) = dialog.parent_element() else { return false };
    let options = Object::new();
    for name in ["visibilityProperty", "opacityProperty"] {
        let _ = Reflect::set(&options, &name.into(), &true.into());
    }
    match call(&place, "checkVisibility", &options) {
        Ok(visible) => visible.is_truthy(),
        Err(_) => place.get_client_rects().length() > 0,
    }
}

/// Calls a method that the browser may lack, or that may throw.
fn call(on: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(on, &method.into())?.dyn_into()?;
    Reflect::apply(&method, on, &Array::of1(argument))
}
