//! In which language the app speaks: [`locale`] (the files of `locales/`), [`message`] (a text in whichever language),
//! [`localized`] (one on the screen), `direction` (values in a sentence), `format` (numbers and plurals), [`choice`] (who
//! has a say), and the [`Language`] that is chosen for this element.

pub mod choice;
mod direction;
mod format;
pub mod locale;
pub mod localized;
pub mod message;

use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;

pub use choice::Choice;
pub use locale::Locale;
pub use localized::Localized;
pub use message::Message;

/// The language that is chosen now; a context. Each element of a page has its own.
#[derive(Clone, Copy, Debug)]
pub struct Language(pub Signal<Choice>);

impl Language {
    /// The language of the app around; English for a component that stands alone.
    #[must_use]
    pub fn current() -> Self {
        use_context().unwrap_or_else(|| Language(Signal::stored(choice::choose(None, None, &[]))))
    }

    /// Reads it, so that whoever reads is told when it changes.
    #[must_use]
    pub fn get(self) -> Locale {
        self.0.with(|choice| choice.locale)
    }

    /// By whose habits moments are written. Tracked too.
    #[must_use]
    pub fn tag(self) -> String {
        self.0.with(|choice| choice.tag.clone())
    }

    /// The text in it.
    #[must_use]
    pub fn localize(self, words: &Message) -> String {
        words.localize(self.get())
    }
}

/// A text that follows its words and the language.
pub fn localize<W: Into<Message>>(words: impl Fn() -> W + Send + Sync + 'static) -> Localized {
    boxed(Box::new(move || words().into()))
}

// One kind of signal, however many closures there are.
fn boxed(words: Box<dyn Fn() -> Message + Send + Sync>) -> Localized {
    let language = Language::current();
    Signal::derive(move || language.localize(&words())).into()
}

impl From<Message> for Signal<String> {
    fn from(words: Message) -> Self {
        Localized::from(words).into()
    }
}

impl IntoRender for Message {
    type Output = Localized;

    fn into_render(self) -> Self::Output {
        self.into()
    }
}

impl IntoAttributeValue for Message {
    type Output = Signal<String>;

    fn into_attribute_value(self) -> Self::Output {
        self.into()
    }
}
