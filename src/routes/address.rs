//! The address of the page: the one place that reads and writes the address bar and the history.
//!
//! Some browsers refuse a hundred URLs in half a minute, and a document without an origin always does. A refusal only
//! leaves the address bar unchanged; the page is shown.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

use crate::paths::local;
use crate::state::live::{Live, here, on_page};

/// The URL that the app shows: path, query and fragment. One page alone has no URL; there it is a fragment that the address
/// bar does not show.
#[derive(Clone, Copy)]
pub(super) struct Address {
    pub(super) shown: RwSignal<String>,
    pub(super) is_alone: bool,
    /// What the address bar said when it was read last. After a refusal it is not what is shown.
    known: StoredValue<String>,
}

impl Address {
    /// The address of the document, which follows each step in the history, and a portal's router.
    pub(super) fn new(live: &Live) -> Self {
        let shown = RwSignal::from(live.url.clone());
        let is_alone = untrack(|| live.is_alone());
        let known = StoredValue::new(here());
        if !is_alone {
            shown.set(here());
            let steps = window_event_listener(ev::popstate, move |_| {
                known.set_value(here());
                shown.set(here());
            });
            // The router of a portal changes the URL when its link is clicked, without an event. It may do so a moment later,
            // and remove this app.
            let follow = move || {
                let now = here();
                if known.try_get_value().is_some_and(|known| known != now) {
                    known.set_value(now.clone());
                    shown.set(now);
                }
            };
            let clicks = window_event_listener(ev::click, move |_| set_timeout(follow, Duration::ZERO));
            on_cleanup(move || {
                steps.remove();
                clicks.remove();
            });
        }
        Address { shown, is_alone, known }
    }

    /// The whole URL on this page's own origin, untracked.
    pub(super) fn url(self) -> String {
        self.shown.with_untracked(|url| local(url))
    }

    /// Shows another URL, with an entry of its own in the history unless it is current already.
    pub(super) fn push(self, url: &str) {
        let url = on_page(url);
        if !self.is_alone
            && here() != url
            && let Ok(history) = window().history()
        {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
        }
        self.show(url);
    }

    /// Shows another URL in place of the current entry of the history, which keeps what a portal's router has stored there.
    pub(super) fn replace(self, url: &str) {
        let url = on_page(url);
        if !self.is_alone
            && let Ok(history) = window().history()
        {
            let state = history.state().unwrap_or_default();
            let _ = history.replace_state_with_url(&state, "", Some(&url));
        }
        self.show(url);
    }

    /// Shows the top of another page. After a step in the history the browser scrolls to where the person was.
    fn show(self, url: String) {
        self.known.set_value(here());
        self.shown.set(url);
        if !self.is_alone {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}
