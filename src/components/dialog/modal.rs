//! Shows and closes a `<dialog>`, and moves the focus.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Reflect};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlDialogElement, HtmlElement};

use crate::hooks::tree::focused;

/// What a dialog remembers while it is open.
#[derive(Default)]
pub(super) struct Modal {
    /// The element that had the focus before the dialog.
    opener: RefCell<Option<HtmlElement>>,
    /// The element of the dialog that had the focus last.
    inside: RefCell<Option<HtmlElement>>,
    /// Whether it is closed only because its place is hidden.
    suspended: Cell<bool>,
    /// Whether `showModal` worked.
    modal: Cell<bool>,
}

impl Modal {
    /// Shows the dialog where its place is visible, and hides it where it is not.
    pub(super) fn follow(&self, dialog: &HtmlDialogElement) {
        match (has_visible_place(dialog), dialog.open()) {
            (true, false) => self.show(dialog),
            (false, is_open) => {
                self.suspended.set(true);
                if is_open {
                    hide(dialog);
                }
            }
            // When a host page moves the element, the dialog leaves the top layer and stays open.
            (true, true) if self.modal.get() && !is_modal(dialog) => {
                self.suspended.set(true);
                hide(dialog);
                self.show(dialog);
            }
            (true, true) => {}
        }
    }

    /// Whether it is closed only because its place is hidden.
    pub(super) fn is_suspended(&self) -> bool {
        self.suspended.get()
    }

    /// Closes it and gives the focus back.
    pub(super) fn close(&self, dialog: &HtmlDialogElement) {
        self.suspended.set(false);
        self.inside.take();
        if dialog.open() {
            hide(dialog);
        }
        focus(self.opener.take());
    }

    /// Remembers what has the focus in the dialog.
    pub(super) fn remember_focus(&self, event: &Event) {
        self.inside.replace(event.target().and_then(|target| target.dyn_into().ok()));
    }

    fn show(&self, dialog: &HtmlDialogElement) {
        if self.suspended.take() {
            // When the dialog closes, the browser gives the focus back to what has it now.
            focus(self.opener.borrow().clone());
        }
        let active = focused(dialog).and_then(|active| active.dyn_into().ok());
        self.opener.replace(active);
        let inside = self.inside.take();
        // Fails where the browser has no `showModal`, or where the host page has replaced it.
        self.modal.set(call(dialog, "showModal", &JsValue::UNDEFINED).is_ok());
        if !self.modal.get() && !dialog.open() {
            dialog.set_open(true);
            let first = dialog.query_selector("input, textarea, select, button, a[href]").ok().flatten();
            focus(first.and_then(|first| first.dyn_into().ok()));
        }
        focus(inside);
    }
}

/// Whether the dialog is in the top layer.
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

/// Whether the element around the dialog is rendered, and neither transparent nor hidden.
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

/// Calls a method that may not exist or may throw.
fn call(on: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(on, &method.into())?.dyn_into()?;
    Reflect::apply(&method, on, &Array::of1(argument))
}
