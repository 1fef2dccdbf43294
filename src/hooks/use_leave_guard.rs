//! Asking before something is lost.

use leptos::ev;
use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;

/// Lets the browser ask before the page goes, as long as `would_lose`. A page that may ask is kept for no way back, so the
/// listener is there only while it has to be.
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
                // Some browsers ask for this one only.
                event.set_return_value("unsaved");
            });
            listener.set_value(Some(ask));
        }
    });
    on_cleanup(release);
}
