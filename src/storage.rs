//! The browser's storage areas. `None` where the browser blocks them.

use leptos::prelude::window;
use web_sys::Storage;

/// `localStorage`: for all tabs, and after the browser was closed.
pub fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// `sessionStorage`: until the tab is closed.
pub fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
