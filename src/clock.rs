//! The monotonic clock.

use js_sys::Date;
use leptos::prelude::window;

/// Milliseconds since the page was opened, for waits. The device's own clock may be set during one.
pub fn now() -> f64 {
    window().performance().map_or_else(Date::now, |performance| performance.now())
}
