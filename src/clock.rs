//! How much time passes.

use js_sys::Date;
use leptos::prelude::window;

/// Milliseconds since the page began, for waits: the device's own clock may be set in the middle of one.
pub fn now() -> f64 {
    window().performance().map_or_else(Date::now, |performance| performance.now())
}
