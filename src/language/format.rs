//! Numbers, plurals and capitals, by the browser's rules. Those of Rust would bring tables of many kilobytes.

#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Function, JsString, Reflect};
#[cfg(target_arch = "wasm32")]
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::language::locale::Locale;

/// A number with at most one decimal place.
#[cfg(target_arch = "wasm32")]
pub(super) fn number(number: f64, locale: Locale) -> String {
    let number = JsValue::from((number * 10.0).round() / 10.0);
    // `Reflect` cannot read a member of a primitive number.
    let methods = Reflect::get(&js_sys::global(), &"Number".into())
        .and_then(|class| Reflect::get(&class, &"prototype".into()))
        .unwrap_or_default();
    let text = call(&number, &methods, "toLocaleString", &locale.tag().into());
    text.or_else(|| call(&number, &methods, "toString", &JsValue::from(10))).unwrap_or_default()
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

/// Calls one of `methods`; `None` where the browser does not have it, or where it throws.
#[cfg(target_arch = "wasm32")]
fn call(of: &JsValue, methods: &JsValue, method: &str, argument: &JsValue) -> Option<String> {
    let method: Function = Reflect::get(methods, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(of, argument).ok()?.as_string()
}

/// The text in capitals, in no language.
#[cfg(target_arch = "wasm32")]
pub fn capitals(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

/// Native tests have no browser. They use only numbers that every language writes alike.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn number(number: f64, _: Locale) -> String {
    number.to_string()
}

/// The rule of English, and of French except for 0.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn plural_category(count: f64, _: Locale) -> &'static str {
    if (count - 1.0).abs() < f64::EPSILON { "one" } else { "other" }
}

/// The same rules (Unicode's default case conversion) in Rust.
#[cfg(not(target_arch = "wasm32"))]
pub fn capitals(text: &str) -> String {
    text.to_uppercase()
}
