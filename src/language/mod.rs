//! The language of the app: [`locale`] (the files of `locales/`), [`message`] (a text in any language), [`texts`] (the
//! messages of `locales/`), `direction` (values in a sentence), `format` (numbers and plurals), [`choice`] (which language
//! is chosen), [`current`] (the language of this element), and [`localized`] (a text on the screen).

pub mod choice;
pub mod current;
mod direction;
mod format;
pub mod locale;
pub mod localized;
pub mod message;
pub mod texts;
mod view;

pub use current::Language;
pub use format::capitals;
pub use locale::Locale;
pub use localized::{Localized, localize};
pub use message::Message;
