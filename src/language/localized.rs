//! [`Localized`]: a text on the screen, as a signal.

use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;

use crate::language::current::Language;
use crate::language::message::Message;
use crate::unsubscribe::unsubscribe_at_cleanup;

/// A text that follows its message and the language. As a view it survives a browser's translator (`view.rs`).
#[derive(Clone, Copy, Debug)]
pub struct Localized(Signal<String>);

impl Localized {
    /// The text. Tracked.
    #[must_use]
    pub fn get(self) -> String {
        self.0.get()
    }
}

/// A text that follows its message and the language.
pub fn localize<M: Into<Message>>(message: impl Fn() -> M + Send + Sync + 'static) -> Localized {
    boxed(Box::new(move || message().into()))
}

// Boxed, so that all closures share one type of signal.
fn boxed(message: Box<dyn Fn() -> Message + Send + Sync>) -> Localized {
    let language = Language::current();
    Signal::derive(move || {
        unsubscribe_at_cleanup();
        language.localize(&message())
    })
    .into()
}

impl From<Signal<String>> for Localized {
    fn from(text: Signal<String>) -> Self {
        Localized(text)
    }
}

impl From<Message> for Localized {
    fn from(message: Message) -> Self {
        localize(move || message.clone())
    }
}

impl From<&str> for Localized {
    fn from(text: &str) -> Self {
        Message::from(text).into()
    }
}

impl From<Localized> for Signal<String> {
    fn from(text: Localized) -> Self {
        text.0
    }
}

impl From<Message> for Signal<String> {
    fn from(message: Message) -> Self {
        Localized::from(message).into()
    }
}

impl IntoAttributeValue for Localized {
    type Output = Signal<String>;

    fn into_attribute_value(self) -> Self::Output {
        self.0
    }
}

impl IntoAttributeValue for Message {
    type Output = Signal<String>;

    fn into_attribute_value(self) -> Self::Output {
        self.into()
    }
}

impl IntoRender for Message {
    type Output = Localized;

    fn into_render(self) -> Self::Output {
        self.into()
    }
}
