//! Whether the browser has a connection at all.

use leptos::prelude::*;

use crate::api::patience::is_offline;

/// What the browser knows of its connection. It may have one and the service be out of reach all the same.
#[derive(Clone)]
pub struct Connection(ArcRwSignal<bool>);

impl Connection {
    /// Follows the browser until the current owner is cleaned up.
    pub(super) fn new() -> Self {
        let offline = ArcRwSignal::new(is_offline());
        for event in ["online", "offline"] {
            let offline = offline.clone();
            let listener = window_event_listener_untyped(event, move |_| offline.set(is_offline()));
            on_cleanup(move || listener.remove());
        }
        Connection(offline)
    }

    /// Whether there is none. Tracked.
    pub fn is_lost(&self) -> bool {
        self.0.get()
    }
}
