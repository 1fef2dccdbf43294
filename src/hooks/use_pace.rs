//! How long something has been under way, in steps that matter to a person.

use std::time::Duration;

use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;

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
    let [slow, too_slow] = [1, 10].map(|seconds| (RwSignal::new(false), seconds));
    let run = StoredValue::new(0_u32);
    use_effect(move || {
        let this = run.get_value() + 1;
        run.set_value(this);
        let is_running = running.get();
        for (step, seconds) in [slow, too_slow] {
            step.set(false);
            if is_running {
                let advance = move || {
                    if run.try_get_value() == Some(this) {
                        step.set(true);
                    }
                };
                set_timeout(advance, Duration::from_secs(seconds));
            }
        }
    });
    Pace { slow: slow.0.into(), too_slow: too_slow.0.into() }
}
