//! Shows a view in a section, and waits for its changes.

use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use js_sys::Promise;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

pub(crate) use crate::person::*;

/// A part of the document that is removed when it is dropped.
pub(crate) struct Section(pub(crate) HtmlElement);

impl Section {
    /// An empty section at the end of the body.
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

    /// The control with exactly this accessible name, which comes from one label and nothing else.
    #[track_caller]
    pub(crate) fn labelled(&self, label: &str) -> HtmlElement {
        let labels: Vec<_> = self.all("label").into_iter().filter(|element| text(element) == label).collect();
        assert_eq!(labels.len(), 1, "labels “{label}” in {}", self.0.inner_html());
        let id = labels[0].get_attribute("for").unwrap();
        assert_eq!(self.all(&format!("label[for={id}]")).len(), 1, "one label per control");
        let control = by_id(&id);
        assert!(!control.has_attribute("aria-label") && !control.has_attribute("aria-labelledby"));
        control
    }

    /// The button with this name.
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
    // Declared first, so that it is dropped before the section.
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
    /// Unmounts the view and leaves the section.
    pub(crate) fn unmount(&mut self) {
        self.handle = None;
    }
}

/// Shows the view that `view` builds.
pub(crate) async fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Shown {
    count_panics();
    let section = Section::new();
    let handle = mount_to(section.0.clone(), move || view().into_any());
    settled().await;
    Shown { handle: Some(handle), section }
}

/// Resolves in the next frame, after pending effects and promises.
pub(crate) async fn settled() {
    let frame = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    leptos::task::tick().await;
}

/// Waits until `holds`. For what only the browser can do, such as failing to load a picture.
#[track_caller]
pub(crate) fn until(what: &'static str, holds: impl Fn() -> bool) -> impl Future<Output = ()> {
    let here = std::panic::Location::caller();
    async move {
        let mut frames = 0;
        while !holds() {
            assert!(frames < 300, "never: {what}, {here}");
            frames += 1;
            settled().await;
        }
    }
}

static PANICS: AtomicU32 = AtomicU32::new(0);

/// How many panics there were. A panic in an effect or a task does not fail the test.
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
