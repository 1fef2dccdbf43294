//! A moment, in the reader's words and time zone.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::language::{Language, Localized};

/// An RFC 3339 moment as date and time; what is no date is shown as it came.
#[component]
pub fn Time(
    /// The moment.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let language = Language::current();
    let moment = value.clone();
    let text = Signal::derive(move || format(&moment, language).unwrap_or_else(|| moment.clone()));
    let text = Localized::from(text);
    view! { <time datetime=value>{text}</time> }
}

fn format(value: &str, language: Language) -> Option<String> {
    let date = Date::new(&JsValue::from_str(value));
    if date.get_time().is_nan() {
        return None;
    }
    let options = Object::new();
    for (key, style) in [("dateStyle", "long"), ("timeStyle", "short")] {
        Reflect::set(&options, &key.into(), &style.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let construct = |tag: &str| Reflect::construct(&constructor, &Array::of2(&tag.into(), &options)).ok();
    // The constructor throws on a tag that is none; an odd locale must not take the page down.
    let format = construct(&language.tag()).or_else(|| construct(language.get().tag()))?;
    format
        .unchecked_into::<Intl::DateTimeFormat>()
        .format()
        .call1(&JsValue::UNDEFINED, &date)
        .ok()?
        .as_string()
}
