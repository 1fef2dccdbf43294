//! [`Language`]: the current language of an element.

use leptos::prelude::*;

use crate::language::locale::Locale;
use crate::language::message::Message;

/// The current language, as the BCP 47 tag for the format of dates; a context. Each element of a page has its own.
#[derive(Clone, Copy, Debug)]
pub struct Language(pub Signal<String>);

impl Language {
    /// The language of the app around; English for a component that stands alone.
    #[must_use]
    pub fn current() -> Self {
        use_context().unwrap_or_else(|| Language(Signal::stored(Locale::ENGLISH.tag().to_owned())))
    }

    /// The language of the texts. Tracked.
    #[must_use]
    pub fn get(self) -> Locale {
        self.0.with(|tag| Locale::of(tag)).unwrap_or_default()
    }

    /// The BCP 47 tag for the format of dates. Tracked.
    #[must_use]
    pub fn tag(self) -> String {
        self.0.get()
    }

    /// The message in the language. Tracked.
    #[must_use]
    pub fn localize(self, message: &Message) -> String {
        message.localize(self.get())
    }
}
