//! What ends a request before it is answered.

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::{Array, Function, Reflect};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal};

/// Cancels everything that is under way: the person does not want to wait for it.
#[derive(Clone, Default)]
pub(super) struct Cancellation(Arc<Mutex<Option<SendWrapper<AbortController>>>>);

impl Cancellation {
    /// Cancels what has begun until now.
    pub(super) fn cancel(&self) {
        let controller = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(controller) = controller {
            controller.abort();
        }
    }

    /// Aborts what begins now. `None` where the browser has no controller to give.
    pub(super) fn signal(&self) -> Option<AbortSignal> {
        let mut controller = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if controller.is_none() {
            *controller = AbortController::new().ok().map(SendWrapper::new);
        }
        controller.as_ref().map(|controller| controller.signal())
    }
}

/// Aborts a reading as soon as no one waits for it, so that it keeps no connection from others.
pub(super) struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    pub(super) fn new() -> Self {
        AbortOnDrop(AbortController::new().ok())
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.iter().for_each(AbortController::abort);
    }
}

/// Aborts with any of `signals`, or when the response takes longer than `timeout`, in milliseconds. A browser that has no
/// such signals waits for as long as it likes, and obeys the first of `signals`.
pub(super) fn deadline(timeout: u32, signals: &[Option<&AbortSignal>]) -> Option<AbortSignal> {
    let own = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
    let make = |name: &str, argument: &JsValue| -> Option<AbortSignal> {
        let method: Function = Reflect::get(&own, &name.into()).ok()?.dyn_into().ok()?;
        method.call1(&own, argument).ok()?.dyn_into().ok()
    };
    let all: Array =
        make("timeout", &timeout.into()).iter().chain(signals.iter().copied().flatten()).collect();
    make("any", &all).or_else(|| signals.iter().copied().flatten().next().cloned())
}
