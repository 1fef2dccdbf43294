//! Automatic retries of what failed for a reason that may pass.

use std::sync::Arc;
use std::time::Duration;

use js_sys::Math;
use leptos::prelude::*;

use crate::clock;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_timer::use_timer;

/// Seconds before each retry; the last one counts for all that follow.
const WAITS: [u32; 4] = [5, 10, 20, 40];

/// Runs `retry` from time to time while the page is visible, and at once when the browser is online again or the person
/// returns to the tab.
///
/// `failed` is the number of seconds that the service asks to wait, or `None` where there is nothing to retry; it is `None`
/// during a retry, too. `recovered` resets the waits to the shortest one.
pub fn use_recovery(
    failed: impl Fn() -> Option<u32> + Send + Sync + 'static,
    recovered: Signal<bool>,
    retry: Callback<()>,
) {
    recover(Arc::new(failed), recovered, retry);
}

fn recover(failed: Arc<dyn Fn() -> Option<u32> + Send + Sync>, recovered: Signal<bool>, retry: Callback<()>) {
    let has_failed = Signal::derive({
        let failed = failed.clone();
        move || failed().is_some()
    });
    // By the clock: no retry before this.
    let due = StoredValue::new(0.0);
    let timer = use_timer();
    let run = Callback::new(move |()| {
        if has_failed.try_get_untracked() == Some(true)
            && !document().hidden()
            && due.get_value() <= clock::now()
        {
            retry.run(());
        }
    });
    let mut retries = 0;
    use_effect(move || {
        timer.stop();
        if recovered.get() {
            retries = 0;
        }
        if let Some(asked) = failed() {
            due.set_value(clock::now() + f64::from(asked) * 1000.0);
            let wait = next_wait(retries, asked);
            retries += 1;
            // Spread over time, because many pages may wait for the same service.
            let wait = Duration::from_millis((f64::from(wait) * (1000.0 + Math::random() * 200.0)) as u64);
            timer.start(wait, move || run.run(()));
        }
    });
    for event in ["online", "visibilitychange"] {
        let listener = window_event_listener_untyped(event, move |_| run.run(()));
        on_cleanup(move || listener.remove());
    }
}

/// Seconds before the next retry, after so many `retries` since the last success. The service asks for at least `asked`.
fn next_wait(retries: usize, asked: u32) -> u32 {
    asked.max(WAITS[retries.min(WAITS.len() - 1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_the_longest_one() {
        let waits: Vec<_> = (0..6).map(|retries| next_wait(retries, 0)).collect();
        assert_eq!(waits, [5, 10, 20, 40, 40, 40]);
    }

    #[test]
    fn a_retry_comes_no_earlier_than_the_service_asks() {
        assert_eq!(next_wait(0, 30), 30);
        assert_eq!(next_wait(3, 30), 40);
    }
}
