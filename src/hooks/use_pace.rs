//! How long something has been under way.

use std::time::Duration;

use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;

/// What a person makes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd)]
pub enum Pace {
    /// Nothing to speak of.
    #[default]
    Usual,
    /// After a second: they want to see that it goes on.
    Slow,
    /// After ten: they want to be able to end it.
    TooSlow,
}

/// Follows something that runs or does not.
pub fn use_pace(running: Signal<bool>) -> Signal<Pace> {
    let pace = RwSignal::new(Pace::Usual);
    let run = StoredValue::new(0_u32);
    use_effect(move || {
        let this = run.get_value() + 1;
        run.set_value(this);
        pace.set(Pace::Usual);
        if running.get() {
            for (seconds, then) in [(1, Pace::Slow), (10, Pace::TooSlow)] {
                let turn = move || {
                    if run.try_get_value() == Some(this) {
                        pace.set(then);
                    }
                };
                set_timeout(turn, Duration::from_secs(seconds));
            }
        }
    });
    pace.into()
}
