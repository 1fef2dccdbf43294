//! Numbers and plurals: the browser knows how each language writes them.

use crate::language::locale::Locale;

/// A number with at most one decimal place.
#[cfg(target_arch = "wasm32")]
pub(super) fn number(number: f64, locale: Locale) -> String {
    js_sys::Number::from((number * 10.0).round() / 10.0).to_locale_string(locale.tag()).into()
}

/// The plural category of CLDR: `one`, `few`, `other`, ….
#[cfg(target_arch = "wasm32")]
pub(super) fn plural_category(count: f64, locale: Locale) -> String {
    let tags = js_sys::Array::of1(&locale.tag().into());
    js_sys::Intl::PluralRules::new(&tags, &js_sys::Object::new()).select(count).into()
}

/// Native tests have no browser. They meet numbers that every language writes alike.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn number(number: f64, _: Locale) -> String {
    number.to_string()
}

/// The rule of English, and of French but for 0.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn plural_category(count: f64, _: Locale) -> &'static str {
    if (count - 1.0).abs() < f64::EPSILON { "one" } else { "other" }
}
