//! [`choose`]: the language of an element, from the tags of operator, person and device. Pure.

use crate::language::locale::Locale;

/// The language of the first tag that the app supports: that of the operator or the host page, then that of the person,
/// then those of the device in their order; else English. Invalid tags are ignored. Returns a BCP 47 tag of that language:
/// `en-GB` formats dates differently from `en`.
#[must_use]
pub fn choose(decided: Option<&str>, own: Option<&str>, device: &[String]) -> String {
    let regional = || decided.into_iter().chain(device.iter().map(String::as_str));
    let first = |tag: Option<&str>| tag.and_then(Locale::of);
    let locale = first(decided).or_else(|| first(own)).or_else(|| regional().find_map(Locale::of));
    let locale = locale.unwrap_or_default();
    let tag = regional().find(|tag| Locale::of(tag) == Some(locale)).unwrap_or_else(|| locale.tag());
    tag.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(decided: Option<&str>, own: Option<&str>, device: &[&str], expected: (&str, &str)) {
        let device: Vec<_> = device.iter().map(ToString::to_string).collect();
        let tag = choose(decided, own, &device);
        let locale = Locale::of(&tag).unwrap();
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
    fn the_second_language_of_a_device_counts_too() {
        check(None, None, &["pt-BR", "de", "fr-BE", "en"], ("fr", "fr-BE"));
        check(None, None, &["pt", "sw"], ("en", "en"));
    }

    #[test]
    fn ignores_an_unsupported_language() {
        check(Some("pt"), Some("fr"), &["en"], ("fr", "fr"));
        check(Some("pt"), Some("xx"), &["fr"], ("fr", "fr"));
    }

    #[test]
    fn uses_a_region_of_the_same_language() {
        check(Some("fr-CA"), None, &["en"], ("fr", "fr-CA"));
        check(None, Some("en"), &["fr-CH", "en-GB"], ("en", "en-GB"));
        check(None, Some("fr"), &["en-GB"], ("fr", "fr"));
        check(Some("FR_ch"), None, &[], ("fr", "FR_ch"));
    }

    #[test]
    fn ignores_invalid_tags() {
        for invalid in ["", "-", "x", "français", "fra", "en1", " fr", "\u{0}", "*"] {
            check(Some(invalid), Some(invalid), &[invalid], ("en", "en"));
            check(Some(invalid), None, &[invalid, "fr"], ("fr", "fr"));
        }
    }
}
