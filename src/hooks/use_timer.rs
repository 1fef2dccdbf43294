//! A timer that ends with its owner, so that a removed element leaves none behind.

use std::time::Duration;

use leptos::prelude::*;

/// One timer.
#[derive(Clone, Copy)]
pub struct Timer(StoredValue<Run>);

/// How often it was started or stopped, and what the browser knows it by.
type Run = (u32, Option<TimeoutHandle>);

/// A timer that stops when the owner is cleaned up.
pub fn use_timer() -> Timer {
    let timer = Timer(StoredValue::new((0, None)));
    on_cleanup(move || timer.stop());
    timer
}

impl Timer {
    /// Does `act` after `wait`, instead of what it was to do before.
    pub fn start(self, wait: Duration, act: impl FnOnce() + 'static) {
        self.run(wait, Box::new(act));
    }

    fn run(self, wait: Duration, act: Box<dyn FnOnce()>) {
        self.stop();
        let this = self.0.try_with_value(|run| run.0);
        // Where a host page has replaced `setTimeout`, the timer may go on after it is cleared.
        let act = move || {
            if self.0.try_with_value(|run| run.0) == this {
                act();
            }
        };
        let handle = set_timeout_with_handle(act, wait).ok();
        self.0.try_update_value(|run| run.1 = handle);
    }

    /// Ends it, if it runs.
    pub fn stop(self) {
        self.0.try_update_value(|run| {
            run.0 += 1;
            if let Some(handle) = run.1.take() {
                handle.clear();
            }
        });
    }
}
