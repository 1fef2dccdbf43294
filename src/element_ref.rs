//! [`ElementRef`]: an element on the page.

use leptos::prelude::*;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use send_wrapper::SendWrapper;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// `node_ref=name` makes an element the one that it stands for. leptos's `NodeRef` is compiled again for each kind of element;
/// this is compiled once.
#[derive(Clone, Copy, Debug)]
pub struct ElementRef(RwSignal<Option<SendWrapper<HtmlElement>>>);

impl ElementRef {
    /// Stands for none yet.
    #[expect(clippy::new_without_default, reason = "a signal belongs to the owner that is there now")]
    pub fn new() -> Self {
        ElementRef(RwSignal::new(None))
    }

    /// The element, as whatever has the members that are asked of it. Tracked.
    pub fn get<E: JsCast>(&self) -> Option<E> {
        self.0.get().map(|element| element.take().unchecked_into())
    }

    /// The same, untracked. Its page may be gone.
    pub fn peek<E: JsCast>(&self) -> Option<E> {
        self.0.try_get_untracked().flatten().map(|element| element.take().unchecked_into())
    }

    fn set(self, element: &Element) {
        self.0.set(Some(SendWrapper::new(element.clone().unchecked_into())));
    }
}

impl<E: ElementType> NodeRefContainer<E> for ElementRef {
    fn load(self, element: &Element) {
        self.set(element);
    }
}
