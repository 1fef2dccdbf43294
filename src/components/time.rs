//! A moment, in the reader's words and time zone.

use js_sys::{Array, Date, Intl, Object, Reflect};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

/// An RFC 3339 moment as date and time; what is no date is shown as it came.
#[component]
pub fn Time(
    /// The moment.
    #[prop(into)]
    value: String,
    /// BCP 47 tag; the browser's where there is none.
    locale: Option<String>,
) -> impl IntoView {
    let text = format(&value, locale.as_deref()).unwrap_or_else(|| value.clone());
    view! { <time datetime=value>{text}</time> }
}

fn format(value: &str, locale: Option<&str>) -> Option<String> {
    let date = Date::new(&JsValue::from_str(value));
    if date.get_time().is_nan() {
        return None;
    }
    let options = Object::new();
    for (key, style) in [("dateStyle", "long"), ("timeStyle", "short")] {
        Reflect::set(&options, &key.into(), &style.into()).ok()?;
    }
    // The constructor throws on a tag that is none; an odd locale must not take the page down.
    let locales = locale.filter(|tag| is_locale(tag)).map_or_else(Array::new, |tag| Array::of1(&tag.into()));
    let format = Intl::DateTimeFormat::new(&locales, &options);
    format.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
}

/// Whether a text has the form of a tag: a language of two letters or more, then parts of letters and digits.
fn is_locale(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts
        .next()
        .is_some_and(|part| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic()));
    language
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}
