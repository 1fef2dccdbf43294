//! Trying again by itself what failed for a reason that may pass.

use std::time::Duration;

use js_sys::Math;
use leptos::prelude::*;

use crate::clock;
use crate::hooks::use_effect::use_effect;

/// Seconds before each further try; the last one counts for all that follow.
const WAITS: [u32; 4] = [5, 10, 20, 40];

/// Runs `retry` from time to time, while somebody looks at the page; and at once when the browser is online again or the
/// person comes back to the page. `failed` says since when there is something to try again: how many seconds the service
/// wants to be left alone, or nothing where there is nothing to try.
pub fn use_recovery(failed: Signal<Option<u32>>, retry: Callback<()>) {
    // By the clock: not before.
    let due = StoredValue::new(0.0);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let run = Callback::new(move |()| {
        let waits = failed.try_get_untracked().flatten().is_some();
        if waits && !document().hidden() && due.get_value() <= clock::now() {
            retry.run(());
        }
    });
    let stop = move || {
        timer.try_update_value(|timer| timer.take().map(|timer| timer.clear()));
    };
    let mut tries = 0;
    use_effect(move || {
        stop();
        if let Some(asked) = failed.get() {
            due.set_value(clock::now() + f64::from(asked) * 1000.0);
            let wait = asked.max(WAITS[tries.min(WAITS.len() - 1)]);
            tries += 1;
            // Not all at the same moment, where many wait for the same service.
            let wait = Duration::from_secs(wait.into()).mul_f64(1.0 + Math::random() / 5.0);
            timer.set_value(set_timeout_with_handle(move || run.run(()), wait).ok());
        }
    });
    for event in ["online", "visibilitychange"] {
        let listener = window_event_listener_untyped(event, move |_| run.run(()));
        on_cleanup(move || listener.remove());
    }
    on_cleanup(stop);
}
