//! The browser's question before unsaved changes are lost.

use leptos::ev;
use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;

/// While `would_lose`, the browser asks before it unloads the page. The listener exists only then, because it keeps a page
/// out of the back/forward cache.
pub fn use_leave_guard(would_lose: Signal<bool>) {
    let listener = StoredValue::new(None::<WindowListenerHandle>);
    let release = move || {
        if let Some(listener) = listener.try_update_value(Option::take).flatten() {
            listener.remove();
        }
    };
    use_effect(move || {
        release();
        if would_lose.get() {
            let ask = window_event_listener(ev::beforeunload, move |event| {
                event.prevent_default();
                // Some browsers ask only if this is set.
                event.set_return_value("unsaved");
            });
            listener.set_value(Some(ask));
        }
    });
    on_cleanup(release);
}
