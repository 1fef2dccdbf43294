//! Waiting without blocking.

use std::time::Duration;

use futures::channel::oneshot;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};

/// Resolves after `seconds`.
pub(crate) async fn pause(seconds: u64) {
    pause_for(Duration::from_secs(seconds)).await;
}

/// Resolves after `duration`.
pub(crate) async fn pause_for(duration: Duration) {
    let (wake, woken) = oneshot::channel::<()>();
    let _timer = Running(set_timeout_with_handle(move || drop(wake), duration).ok());
    // Dropping the sender is the signal.
    let _ = woken.await;
}

/// A timer that ends with the wait, which may be dropped first.
struct Running(Option<TimeoutHandle>);

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(timer) = self.0 {
            timer.clear();
        }
    }
}
