//! Which language is chosen. Pure: [`choose`] knows the order, and others what the tags are.

use crate::language::Locale;

/// A language, and the tag by whose habits moments are written in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The language of the texts.
    pub locale: Locale,
    /// BCP 47, of the same language: `en-GB` writes other dates than `en`.
    pub tag: String,
}

/// The first tag whose language the app speaks: of the operator or the host page, then of the person, then of their
/// device in its order. English where it speaks none. What is no tag is passed over.
#[must_use]
pub fn choose(decided: Option<&str>, own: Option<&str>, device: &[String]) -> Choice {
    let regional = || decided.into_iter().chain(device.iter().map(String::as_str));
    let first = |tag: Option<&str>| tag.and_then(Locale::of);
    let locale = first(decided).or_else(|| first(own)).or_else(|| regional().find_map(Locale::of));
    let locale = locale.unwrap_or_default();
    let tag = regional().find(|tag| Locale::of(tag) == Some(locale)).unwrap_or_else(|| locale.tag());
    Choice { locale, tag: tag.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(decided: Option<&str>, own: Option<&str>, device: &[&str], expected: (&str, &str)) {
        let device: Vec<_> = device.iter().map(ToString::to_string).collect();
        let Choice { locale, tag } = choose(decided, own, &device);
        assert_eq!((locale.tag(), tag.as_str()), expected, "{decided:?} {own:?} {device:?}");
    }

    #[test]
    fn operator_then_person_then_device_then_english() {
        check(Some("fr"), Some("en"), &["en"], ("fr", "fr"));
        check(None, Some("fr"), &["en"], ("fr", "fr"));
        check(None, None, &["fr", "en"], ("fr", "fr"));
        check(None, None, &[], ("en", "en"));
    }

    #[test]
    fn a_device_is_asked_for_its_second_language_too() {
        check(None, None, &["pt-BR", "de", "fr-BE", "en"], ("fr", "fr-BE"));
        check(None, None, &["pt", "sw"], ("en", "en"));
    }

    #[test]
    fn a_language_that_the_app_does_not_speak_decides_nothing() {
        check(Some("pt"), Some("fr"), &["en"], ("fr", "fr"));
        check(Some("pt"), Some("xx"), &["fr"], ("fr", "fr"));
    }

    #[test]
    fn regions_are_heeded_where_they_are_of_the_same_language() {
        check(Some("fr-CA"), None, &["en"], ("fr", "fr-CA"));
        check(None, Some("en"), &["fr-CH", "en-GB"], ("en", "en-GB"));
        check(None, Some("fr"), &["en-GB"], ("fr", "fr"));
        check(Some("FR_ch"), None, &[], ("fr", "FR_ch"));
    }

    #[test]
    fn nonsense_is_passed_over() {
        for nonsense in ["", "-", "x", "français", "fra", "en1", " fr", "\u{0}", "*"] {
            check(Some(nonsense), Some(nonsense), &[nonsense], ("en", "en"));
            check(Some(nonsense), None, &[nonsense, "fr"], ("fr", "fr"));
        }
    }
}
