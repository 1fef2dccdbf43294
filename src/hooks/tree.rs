//! The tree that the app is in: the document's, or the shadow tree of its element. The document sees nothing of a shadow tree.

use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot};

fn shadow_root(near: &Node) -> Option<ShadowRoot> {
    near.get_root_node().dyn_into().ok()
}

/// What has the focus, as seen from the tree of `near`: one of its elements, else one of the document.
pub fn focused(near: &Node) -> Option<Element> {
    shadow_root(near).and_then(|root| root.active_element()).or_else(|| document().active_element())
}

/// The element with this id in the tree of `near`.
pub fn by_id(near: &Node, id: &str) -> Option<Element> {
    match shadow_root(near) {
        Some(root) => root.get_element_by_id(id),
        None => document().get_element_by_id(id),
    }
}
