//! Numbers and plurals: the browser knows how each language writes them.

#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Function, Reflect};
#[cfg(target_arch = "wasm32")]
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::language::locale::Locale;

/// A number with at most one decimal place.
#[cfg(target_arch = "wasm32")]
pub(super) fn number(number: f64, locale: Locale) -> String {
    let number = JsValue::from((number * 10.0).round() / 10.0);
    // A number has no members of its own that could be asked for.
    let methods = Reflect::get(&js_sys::global(), &"Number".into())
        .and_then(|class| Reflect::get(&class, &"prototype".into()))
        .unwrap_or_default();
    let written = call(&number, &methods, "toLocaleString", &locale.tag().into());
    written.or_else(|| call(&number, &methods, "toString", &JsValue::from(10))).unwrap_or_default()
}

/// The plural category of CLDR: `one`, `few`, `other`, ….
#[cfg(target_arch = "wasm32")]
pub(super) fn plural_category(count: f64, locale: Locale) -> String {
    let rules = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"PluralRules".into())?.dyn_into::<Function>())
        .and_then(|rules| Reflect::construct(&rules, &Array::of1(&locale.tag().into())));
    rules
        .ok()
        .and_then(|rules| call(&rules, &rules, "select", &count.into()))
        .unwrap_or_else(|| "other".into())
}

/// What one of `methods` answers; `None` where the browser does not have it, or it throws: a strange browser must not stop
/// the page.
#[cfg(target_arch = "wasm32")]
fn call(of: &JsValue, methods: &JsValue, method: &str, argument: &JsValue) -> Option<String> {
    let method: Function = Reflect::get(methods, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(of, argument).ok()?.as_string()
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
