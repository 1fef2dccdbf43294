//! How long something has been under way, in steps that matter to a person.

use std::time::Duration;

use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;
use crate::hooks::use_timer::use_timer;

/// How long it has been under way.
#[derive(Clone, Copy)]
pub struct Pace {
    /// After one second: show that it goes on.
    pub slow: Signal<bool>,
    /// After ten seconds: offer to cancel it.
    pub too_slow: Signal<bool>,
}

/// The pace of something that is under way while `running`.
pub fn use_pace(running: Signal<bool>) -> Pace {
    let [slow, too_slow] = [1, 10].map(|seconds| (RwSignal::new(false), use_timer(), seconds));
    use_effect(move || {
        let is_running = running.get();
        for (step, timer, seconds) in [slow, too_slow] {
            step.set(false);
            timer.stop();
            if is_running {
                timer.start(Duration::from_secs(seconds), move || step.set(true));
            }
        }
    });
    Pace { slow: slow.0.into(), too_slow: too_slow.0.into() }
}
