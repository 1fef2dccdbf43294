//! The languages that the app speaks, as the build script made them of `locales/*.json`.

/// One of them. What is not known is the first, English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale(u8);

/// One file of `locales/`.
pub(super) struct Catalog {
    tag: &'static str,
    name: &'static str,
    dir: &'static str,
    texts: &'static [&'static str],
}

impl Locale {
    /// The language of every text that another one would lack.
    pub const ENGLISH: Locale = Locale(0);

    /// All of them, English first.
    pub fn all() -> impl Iterator<Item = Locale> {
        (0_u8..).take(CATALOGS.len()).map(Locale)
    }

    /// The one that serves readers of a BCP 47 tag best: the same tag, else the same language. Case does not matter.
    #[must_use]
    pub fn of(tag: &str) -> Option<Locale> {
        let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let same = Locale::all().find(|locale| locale.tag().eq_ignore_ascii_case(tag));
        same.or_else(|| Locale::all().find(|locale| base(locale.tag()) == base(tag)))
    }

    /// BCP 47, for `lang` and `Intl`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.catalog().tag
    }

    /// What its speakers call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.catalog().name
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        self.catalog().dir
    }

    pub(super) fn text(self, at: u16) -> &'static str {
        self.catalog().texts.get(usize::from(at)).copied().unwrap_or_default()
    }

    fn catalog(self) -> &'static Catalog {
        CATALOGS.get(usize::from(self.0)).unwrap_or(&CATALOGS[0])
    }
}

pub use texts::*;

mod texts {
    use super::Catalog;
    use crate::language::message::Message;

    include!(concat!(env!("OUT_DIR"), "/locales.rs"));
}

use texts::CATALOGS;
