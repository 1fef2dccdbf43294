//! Follows whether the service can be reached.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::client::Api;
pub use crate::api::connection::Connection;

/// Checks the connection at each `online` and `offline` event, until the current owner is cleaned up.
pub(super) fn follow(api: &Api) -> Connection {
    let connection = api.connection();
    for event in ["online", "offline"] {
        let api = api.clone();
        let listener = window_event_listener_untyped(event, move |_| {
            let api = api.clone();
            spawn_local(async move {
                api.is_cut_off().await;
            });
        });
        on_cleanup(move || listener.remove());
    }
    let left = connection.clone();
    on_cleanup(move || left.found());
    connection
}
