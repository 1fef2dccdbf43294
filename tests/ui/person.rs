//! The actions of a person on an element, and what they perceive of it.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventInit, EventTarget, HtmlElement, KeyboardEvent, KeyboardEventInit};

use crate::support::settled;

/// An element's text without the white space around it.
pub(crate) fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// The only element of the document with this id.
#[track_caller]
pub(crate) fn by_id(id: &str) -> HtmlElement {
    let found = document().query_selector_all(&format!("[id='{id}']")).unwrap();
    assert_eq!(found.length(), 1, "elements with the id {id}");
    found.get(0).unwrap().unchecked_into()
}

/// The accessible description: the texts of the elements in `aria-describedby`.
#[track_caller]
pub(crate) fn description(element: &Element) -> Vec<String> {
    let ids = element.get_attribute("aria-describedby").unwrap_or_default();
    ids.split_whitespace().map(|id| text(&by_id(id))).filter(|text| !text.is_empty()).collect()
}

/// Whether the element is marked as invalid.
pub(crate) fn is_invalid(element: &Element) -> bool {
    element.get_attribute("aria-invalid").as_deref() == Some("true")
}

/// Whether the element has the focus.
pub(crate) fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// The value of an input or a text area.
pub(crate) fn value(input: &Element) -> String {
    Reflect::get(input, &"value".into()).unwrap().as_string().unwrap()
}

/// Whether a checkbox is checked.
pub(crate) fn checked(input: &Element) -> bool {
    Reflect::get(input, &"checked".into()).unwrap().as_bool().unwrap()
}

/// Replaces the text of an input, as if typed.
pub(crate) async fn enter(input: &HtmlElement, text: &str) {
    input.focus().unwrap();
    Reflect::set(input, &"value".into(), &text.into()).unwrap();
    fire(input, "input");
    settled().await;
}

/// Moves the focus to the element and away again.
pub(crate) async fn visit(element: &HtmlElement) {
    element.focus().unwrap();
    element.blur().unwrap();
    settled().await;
}

/// Clicks.
pub(crate) async fn press(element: &HtmlElement) {
    element.click();
    settled().await;
}

/// Presses a key. Returns whether the default action was prevented.
pub(crate) async fn key(element: &HtmlElement, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap();
    settled().await;
    event.default_prevented()
}

/// Fires an event as the browser would. Returns whether the default action was prevented.
pub(crate) fn fire(element: &Element, name: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    !element.dispatch_event(&event).unwrap()
}

/// Calls `on_event` with each event of this name.
pub(crate) fn listen(target: &EventTarget, name: &str, on_event: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(on_event).into_js_value();
    target.add_event_listener_with_callback(name, closure.unchecked_ref()).unwrap();
}
