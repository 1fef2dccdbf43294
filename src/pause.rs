//! Waiting without blocking.

use std::time::Duration;

use futures::channel::oneshot;
use leptos::prelude::set_timeout;

/// Resolves after `seconds`.
pub(crate) async fn pause(seconds: u64) {
    pause_for(Duration::from_secs(seconds)).await;
}

/// Resolves after `duration`.
pub(crate) async fn pause_for(duration: Duration) {
    let (wake, woken) = oneshot::channel::<()>();
    set_timeout(move || drop(wake), duration);
    // Dropping the sender is the signal.
    let _ = woken.await;
}
