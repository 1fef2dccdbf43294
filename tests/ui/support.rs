//! A section to show a view in, and what a person does and perceives there.

use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use js_sys::{Promise, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, EventTarget, HtmlElement, KeyboardEvent, KeyboardEventInit};

/// A part of the document that goes away with its test.
pub(crate) struct Section(pub(crate) HtmlElement);

impl Section {
    /// An empty one.
    pub(crate) fn new() -> Self {
        let section: HtmlElement = document().create_element("section").unwrap().unchecked_into();
        document().body().unwrap().append_child(&section).unwrap();
        Section(section)
    }

    /// The elements that match, in their order.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let list = self.0.query_selector_all(selector).unwrap();
        (0..list.length()).map(|at| list.get(at).unwrap().unchecked_into()).collect()
    }

    /// The only element that matches.
    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        let mut all = self.all(selector);
        assert_eq!(all.len(), 1, "`{selector}` in {}", self.0.inner_html());
        all.remove(0)
    }

    /// The control whose accessible name is exactly `label`: from one label, and from nothing else.
    #[track_caller]
    pub(crate) fn labelled(&self, label: &str) -> HtmlElement {
        let labels: Vec<_> = self.all("label").into_iter().filter(|element| text(element) == label).collect();
        assert_eq!(labels.len(), 1, "labels “{label}” in {}", self.0.inner_html());
        let id = labels[0].get_attribute("for").unwrap();
        assert_eq!(self.all(&format!("label[for={id}]")).len(), 1, "one label names it");
        let control = by_id(&id);
        assert!(!control.has_attribute("aria-label") && !control.has_attribute("aria-labelledby"));
        control
    }

    /// The button that is called `name`.
    #[track_caller]
    pub(crate) fn button(&self, name: &str) -> HtmlElement {
        let named =
            |button: &HtmlElement| button.get_attribute("aria-label").unwrap_or_else(|| text(button)) == name;
        let mut found: Vec<_> = self.all("button").into_iter().filter(named).collect();
        assert_eq!(found.len(), 1, "buttons “{name}” in {}", self.0.inner_html());
        found.remove(0)
    }

    /// The text of the only element that matches.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        text(&self.one(selector))
    }
}

impl Drop for Section {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// A view in a section of its own; unmounted when dropped.
pub(crate) struct Shown {
    // Unmounts before the section goes.
    handle: Option<UnmountHandle<AnyViewState>>,
    section: Section,
}

impl std::ops::Deref for Shown {
    type Target = Section;

    fn deref(&self) -> &Section {
        &self.section
    }
}

impl Shown {
    /// Takes the view away and leaves the section.
    pub(crate) fn unmount(&mut self) {
        self.handle = None;
    }
}

/// Shows what `view` makes.
pub(crate) async fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Shown {
    count_panics();
    let section = Section::new();
    let handle = mount_to(section.0.clone(), move || view().into_any());
    settled().await;
    Shown { handle: Some(handle), section }
}

/// Resolves with the next frame, when all effects have run and all promises that could be kept have been.
pub(crate) async fn settled() {
    let frame = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    leptos::task::tick().await;
}

/// Waits for what only the browser can bring about, such as a picture that does not load.
#[track_caller]
pub(crate) fn until(what: &'static str, holds: impl Fn() -> bool) -> impl Future<Output = ()> {
    let here = std::panic::Location::caller();
    async move {
        for _ in 0..300 {
            if holds() {
                return;
            }
            settled().await;
        }
        panic!("never: {what}, {here}");
    }
}

static PANICS: AtomicU32 = AtomicU32::new(0);

/// How many panics there have been: one in an effect or in a task passes by the test that caused it.
pub(crate) fn panics() -> u32 {
    PANICS.load(Ordering::Relaxed)
}

fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            PANICS.fetch_add(1, Ordering::Relaxed);
            report(info);
        }));
    });
}

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

/// What screen readers say after the name: the texts that `aria-describedby` names.
#[track_caller]
pub(crate) fn description(element: &Element) -> Vec<String> {
    let ids = element.get_attribute("aria-describedby").unwrap_or_default();
    ids.split_whitespace().map(|id| text(&by_id(id))).filter(|text| !text.is_empty()).collect()
}

/// Whether the element is marked as wrong.
pub(crate) fn is_invalid(element: &Element) -> bool {
    element.get_attribute("aria-invalid").as_deref() == Some("true")
}

/// Whether the element has the focus.
pub(crate) fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// What is in an input or a text area.
pub(crate) fn value(input: &Element) -> String {
    Reflect::get(input, &"value".into()).unwrap().as_string().unwrap()
}

/// Whether a box is ticked.
pub(crate) fn checked(input: &Element) -> bool {
    Reflect::get(input, &"checked".into()).unwrap().as_bool().unwrap()
}

/// Types into an input, in place of what is there.
pub(crate) async fn enter(input: &HtmlElement, text: &str) {
    input.focus().unwrap();
    Reflect::set(input, &"value".into(), &text.into()).unwrap();
    fire(input, "input");
    settled().await;
}

/// Takes the focus to the element and away again.
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

/// Presses a key; answers whether the browser's own action was prevented.
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

/// Fires an event as the browser would; answers whether the browser's own action was prevented.
pub(crate) fn fire(element: &Element, name: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    !element.dispatch_event(&event).unwrap()
}

/// Gives each event of this name to `hear`.
pub(crate) fn listen(target: &EventTarget, name: &str, hear: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(hear).into_js_value();
    target.add_event_listener_with_callback(name, closure.unchecked_ref()).unwrap();
}
