//! Giving up a request when whoever asked is gone.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, AbortSignal};

/// A signal that aborts when the current owner (a page, usually) is cleaned up. For reads only: a write that the
/// person asked for goes on when they leave. `None` where the browser has no controller to give.
pub fn use_abort() -> Option<AbortSignal> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    let controller = SendWrapper::new(controller);
    on_cleanup(move || controller.abort());
    Some(signal)
}
