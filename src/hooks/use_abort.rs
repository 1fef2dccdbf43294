//! Aborts requests when their page is left.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, AbortSignal};

/// A signal that aborts when the current owner (usually a page) is cleaned up. For reads only: a write goes on when the
/// person leaves the page. `None` where the browser has no `AbortController`.
pub fn use_abort() -> Option<AbortSignal> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    let controller = SendWrapper::new(controller);
    on_cleanup(move || controller.abort());
    Some(signal)
}
