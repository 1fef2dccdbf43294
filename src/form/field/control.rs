//! A field and its control on the page.

use leptos::prelude::*;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use web_sys::{Element, HtmlInputElement};

use super::FormField;
use crate::language::Message;

/// `node_ref=field` makes an element the field's control.
impl<E: ElementType> NodeRefContainer<E> for FormField {
    fn load(self, element: &Element) {
        // A text area is none, but all that is asked of it has the same name there.
        NodeRefContainer::<E>::load(self.control, element);
    }
}

impl FormField {
    /// What the person knows it by.
    pub fn label(&self) -> Message {
        self.label.get_value()
    }

    /// The control has this id.
    pub fn place(&self, id: &str) {
        self.id.set_value(id.into());
    }

    /// Puts the text into the control, unless it stands there: that would take the caret away, and the word from an input
    /// method. Tracked.
    pub fn show(&self) {
        let text = self.value();
        let Some(control) = self.control.get::<HtmlInputElement>() else { return };
        if self.text_of(control.value()) != text {
            control.set_value(&text);
            self.shown.set_value((text, control.value()));
        }
    }

    /// The focus leaves the control. A page that goes away with the focus in it does that after its signals are gone.
    pub fn leave(&self) {
        self.read();
        if !self.draft.is_disposed() && untrack(|| self.with(|text, base| text != base)) {
            self.left.set(true);
        }
    }

    /// Takes the person to it.
    pub fn focus(&self) {
        if let Some(control) = self.control.peek::<HtmlInputElement>() {
            let _ = control.focus();
        }
    }

    /// What is shown at the field: the service's refusal of exactly this text, else a mistake once the field has been
    /// left or sent. Tracked.
    pub fn error(&self) -> Option<Message> {
        let is_refused = || self.with(|text, _| self.refused.with_value(|refused| refused == text));
        let refusal = self.refusal.get().filter(|_| is_refused());
        let is_visited = || self.left.get() || self.submitted.get();
        refusal.or_else(|| is_visited().then(|| self.problem.get()).flatten())
    }

    /// The service refused `text`. The page may be gone by then.
    pub fn refuse(&self, text: &str, message: impl Into<Message>) {
        self.refused.try_set_value(text.into());
        self.refusal.try_set(Some(message.into()));
    }

    /// The entry of the form's error summary once it was sent: the id of its input, its label, and the mistake. Tracked.
    pub fn summary(&self) -> Option<(String, Message, Message)> {
        let error = self.error().filter(|_| self.submitted.get())?;
        Some((self.id.get_value(), self.label(), error))
    }
}
