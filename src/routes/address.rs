//! The address of the page: the one place that reads and writes the address bar and the history.
//!
//! Some browsers refuse a hundred URLs in half a minute, and a document without an origin always does. A refusal only
//! leaves the address bar unchanged; the page is shown.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

use crate::paths::{local, path_of};
use crate::state::live::here;

/// The URL that the app shows: path, query and fragment.
#[derive(Clone, Copy)]
pub(super) struct Address {
    url: RwSignal<String>,
}

impl Address {
    /// The address of the document, which follows each step in the history, and a portal's router.
    pub(super) fn new(url: ArcRwSignal<String>) -> Self {
        let url = RwSignal::from(url);
        url.set(here());
        let steps = window_event_listener(ev::popstate, move |_| url.set(here()));
        // The router of a portal changes the URL when its link is clicked, without an event. It may do so a moment later,
        // and remove this app.
        let follow = move || drop(url.try_set(here()));
        let clicks = window_event_listener(ev::click, move |_| set_timeout(follow, Duration::ZERO));
        on_cleanup(move || {
            steps.remove();
            clicks.remove();
        });
        Address { url }
    }

    /// The path, as the browser writes it.
    pub(super) fn path(self) -> Memo<String> {
        Memo::new(move |_| self.url.with(|url| path_of(url).to_owned()))
    }

    /// The whole URL on this page's own origin, untracked.
    pub(super) fn url(self) -> String {
        self.url.with_untracked(|url| local(url))
    }

    /// Shows another URL, with an entry of its own in the history unless it is current already.
    pub(super) fn push(self, url: &str) {
        if here() != url
            && let Ok(history) = window().history()
        {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(url));
        }
        self.show(url);
    }

    /// Shows another URL in place of the current entry of the history.
    pub(super) fn replace(self, url: &str) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(url));
        }
        self.show(url);
    }

    /// Shows the top of another page. After a step in the history the browser scrolls to where the person was.
    fn show(self, url: &str) {
        self.url.set(url.to_owned());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}
