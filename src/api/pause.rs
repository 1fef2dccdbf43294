//! Waiting without blocking.

use std::time::Duration;

use futures::channel::oneshot;
use leptos::prelude::set_timeout;

/// Resolves after `seconds`.
pub(crate) async fn pause(seconds: u64) {
    let (wake, woken) = oneshot::channel::<()>();
    set_timeout(move || drop(wake), Duration::from_secs(seconds));
    // Dropping the sender is the signal.
    let _ = woken.await;
}
