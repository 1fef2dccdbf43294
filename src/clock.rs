//! How much time passes, and what the time is.

use js_sys::Date;
use leptos::prelude::window;

/// Milliseconds since the page was opened, for waits. The device's own clock may be set during one.
pub fn now() -> f64 {
    window().performance().map_or_else(Date::now, |performance| performance.now())
}

/// Milliseconds since 1970 by the device's clock, which may be wrong.
pub fn unix_millis() -> u64 {
    Date::now() as u64
}
