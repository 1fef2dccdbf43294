//! Clicks on links to the app's pages, in the app and in the page around it.

use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, MouseEvent};

use super::address::Address;
use crate::paths::{FRAGMENT, is_below, local};
use crate::state::live::Live;

/// What follows a click on a link to a page. It is for the app's root, because a portal may stop a click before it gets to
/// the window, as drawers and drop-downs do. The window hears the clicks on the portal's own links, which one page alone has
/// nothing to do with.
pub(super) fn follow(address: Address, live: Live) -> Callback<MouseEvent> {
    let click = Callback::new(move |event: MouseEvent| {
        if let Some(url) = destination(&event, &untrack(|| live.base())) {
            event.prevent_default();
            address.push(&url);
        }
    });
    if !address.is_alone {
        let clicks = window_event_listener(ev::click, move |event| click.run(event));
        on_cleanup(move || clicks.remove());
    }
    click
}

/// The URL to navigate to, a fragment where that is the base; `None` where the browser handles the click.
fn destination(event: &MouseEvent, base: &str) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    // The link may be in a shadow tree of the portal.
    let link: HtmlAnchorElement = event.composed_path().iter().find_map(|node| node.dyn_into().ok())?;
    let is_external = link.rel().split_whitespace().any(|word| word == "external");
    if is_external || link.has_attribute("download") || !link.target().is_empty() {
        return None;
    }
    // As it is written: the browser resolves it against the document's `<base>`, if there is one.
    if base == FRAGMENT {
        return link.get_attribute("href").filter(|href| href.starts_with("#/"));
    }
    let here = window().location();
    let path = link.pathname();
    if link.origin() != here.origin().ok()? || !is_below(&path, base) {
        return None;
    }
    // A place on this page: the browser scrolls there.
    let is_here = path == here.pathname().ok()? && link.search() == here.search().ok()?;
    (link.hash().is_empty() || !is_here).then(|| local(&format!("{path}{}{}", link.search(), link.hash())))
}
