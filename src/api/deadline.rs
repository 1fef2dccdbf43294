//! When a request counts as lost.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

/// Aborts with any of `signals`, or when the answer takes longer than `timeout`, in milliseconds. A browser that has no
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
