//! A field and its control on the page.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use web_sys::Element;

use super::FormField;

/// `node_ref=field` makes an element the field's control.
impl<E: ElementType> NodeRefContainer<E> for FormField {
    fn load(self, element: &Element) {
        // A text area is none, but all that is asked of it has the same name there.
        NodeRefContainer::<html::Input>::load(self.control, element);
    }
}

impl FormField {
    /// The control has this id.
    pub fn place(&self, id: &str) {
        self.id.set_value(id.into());
    }

    /// Puts the text into the control, unless it stands there: that would take the caret away, and the word from an input
    /// method. Tracked.
    pub fn show(&self) {
        let text = self.value();
        let Some(control) = self.control.get() else { return };
        if self.text_of(control.value()) != text {
            control.set_value(&text);
            self.shown.set_value((text, control.value()));
        }
    }

    /// Takes what stands in the control.
    pub fn read(&self) {
        let Some(control) = self.control.try_get_untracked().flatten() else { return };
        let text = self.text_of(control.value());
        if untrack(|| self.with(|shown, _| shown != text)) {
            self.set(text);
        }
    }

    /// The focus leaves the control. A page that goes away with the focus in it does that after its signals are gone.
    pub fn leave(&self) {
        self.read();
        if !self.draft.is_disposed() && untrack(|| self.with(|text, base| text != base)) {
            self.left.set(true);
        }
    }

    /// The text that stands in the control as `there`.
    fn text_of(&self, there: String) -> String {
        self.shown.with_value(|(text, shown)| if *shown == there { text.clone() } else { there })
    }

    /// Takes the person to it.
    pub fn focus(&self) {
        if let Some(control) = self.control.get_untracked() {
            let _ = control.focus();
        }
    }
}
