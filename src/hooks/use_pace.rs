//! How long something has been under way, in steps that matter to a person.

use std::time::Duration;

use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;

/// How long it has been under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd)]
pub enum Pace {
    /// Less than a second.
    #[default]
    Usual,
    /// After one second: show that it goes on.
    Slow,
    /// After ten seconds: offer to cancel it.
    TooSlow,
}

/// The pace of something that is under way while `running`.
pub fn use_pace(running: Signal<bool>) -> Signal<Pace> {
    let pace = RwSignal::new(Pace::Usual);
    let run = StoredValue::new(0_u32);
    use_effect(move || {
        let this = run.get_value() + 1;
        run.set_value(this);
        pace.set(Pace::Usual);
        if running.get() {
            for (seconds, next) in [(1, Pace::Slow), (10, Pace::TooSlow)] {
                let advance = move || {
                    if run.try_get_value() == Some(this) {
                        pace.set(next);
                    }
                };
                set_timeout(advance, Duration::from_secs(seconds));
            }
        }
    });
    pace.into()
}
