//! Clicks on the app's own links. The router listens at the window, but a portal may stop a click before it gets there, as
//! drawers and drop-downs do. So the app's root listens, by the router's rules.

use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::paths::is_below;

/// The path, query and fragment to navigate to; `None` where the browser handles the click.
pub(super) fn destination(event: &MouseEvent, base: &str) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let is_external = link.rel().split_whitespace().any(|word| word == "external");
    if is_external || link.has_attribute("download") || !link.target().is_empty() {
        return None;
    }
    let is_ours = link.origin() == window().location().origin().ok()? && is_below(&link.pathname(), base);
    is_ours.then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}
