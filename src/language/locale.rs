//! [`Locale`]: the languages of the app, which the build script generates from `locales/*.json`.

use wire::Object;

use crate::part;
use crate::part::Part;

/// One of the languages. An unknown one is English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale(u8);

/// The texts of one file of `locales/`.
struct Catalog {
    tag: &'static str,
    name: &'static str,
    dir: &'static str,
    /// Its texts by their number; `None` for English, whose texts are where they are used.
    texts: Option<&'static Part<Texts>>,
}

type Texts = &'static [&'static str];

/// A text of `locales/*.json`: its number, and the English one, which is thus in the part of the program that uses it.
#[derive(Debug, PartialEq)]
pub(super) struct Text(pub(super) u16, pub(super) &'static str);

impl Locale {
    /// The default, and the language of texts that another one lacks.
    pub const ENGLISH: Locale = Locale(0);

    /// All languages, English first.
    pub fn all() -> impl Iterator<Item = Locale> {
        (0_u8..).take(CATALOGS.len()).map(Locale)
    }

    /// The best match for a BCP 47 tag: the same tag, else the same language. Case does not matter.
    #[must_use]
    pub fn of(tag: &str) -> Option<Locale> {
        let same = Locale::all().find(|locale| locale.tag().eq_ignore_ascii_case(tag));
        same.or_else(|| Locale::all().find(|locale| is_same_language(locale.tag(), tag)))
    }

    /// Of the same text in several languages, by their tags, the best one: of the same tag, else of the same language, else the
    /// English one, else the first. Empty where there is none.
    pub(super) fn choose(self, texts: &Object) -> &str {
        let of = |is_wanted: &dyn Fn(&str) -> bool| texts.iter().find(|(tag, _)| is_wanted(tag));
        let text = of(&|tag| tag.eq_ignore_ascii_case(self.tag()))
            .or_else(|| of(&|tag| is_same_language(tag, self.tag())))
            .or_else(|| of(&|tag| is_same_language(tag, "en")))
            .or_else(|| texts.iter().next());
        text.and_then(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// The BCP 47 tag, for `lang` and `Intl`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.catalog().tag
    }

    /// The language's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.catalog().name
    }

    /// `ltr` or `rtl`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        self.catalog().dir
    }

    /// Whether its texts are there. Tracked.
    #[must_use]
    pub fn is_loaded(self) -> bool {
        self.catalog().texts.is_none_or(|texts| texts.get().is_some())
    }

    /// Fetches its texts.
    pub fn load(self) {
        if let Some(texts) = self.catalog().texts {
            texts.load();
        }
    }

    /// Fetches its texts, and waits for them. Where they cannot be fetched, the texts stay English.
    pub async fn wait(self) {
        if let Some(texts) = self.catalog().texts {
            let _ = texts.wait().await;
        }
    }

    /// A text of the language; of English while the others are not there.
    pub(super) fn text(self, Text(number, english): &Text) -> &'static str {
        let texts = self.catalog().texts.and_then(Part::peek);
        texts.and_then(|texts| texts.get(usize::from(*number))).copied().unwrap_or(english)
    }

    fn catalog(self) -> &'static Catalog {
        CATALOGS.get(usize::from(self.0)).unwrap_or(&CATALOGS[0])
    }
}

/// Whether two BCP 47 tags are of one language. Case does not matter.
fn is_same_language(tag: &str, other: &str) -> bool {
    let language = |tag: &str| tag.find(['-', '_']).unwrap_or(tag.len());
    tag[..language(tag)].eq_ignore_ascii_case(&other[..language(other)])
}

// `static CATALOGS: &[Catalog]`, English first.
include!(concat!(env!("OUT_DIR"), "/catalogs.rs"));
