//! What is shown while something takes long.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::show::Show;
use crate::hooks::use_pace::Pace;
use crate::language::Message;
use crate::language::texts::common;

/// Whether the connection is lost, and how to cancel what is under way; a context. Without it there is no button to cancel.
#[derive(Clone, Copy)]
pub struct WaitControl {
    /// Whether the connection is lost.
    pub offline: Signal<bool>,
    /// Cancels everything that is under way.
    pub cancel: Callback<()>,
}

/// The text for something that is under way; `working` is its own text. Tracked.
pub fn progress_text(control: Option<WaitControl>, pace: Pace, working: Message) -> Message {
    match control {
        Some(control) if control.offline.get() => common::QUEUED,
        Some(_) if pace.too_slow.get() => common::SLOW,
        _ => working,
    }
}

/// A moving bar after one second, and a button to cancel after ten.
#[component]
pub fn Waiting(
    /// How long it has been under way.
    pace: Pace,
) -> impl IntoView {
    let button = use_context::<WaitControl>().map(|WaitControl { cancel, .. }| {
        view! {
            <Show on=pace.too_slow>
                <Button label=common::CANCEL on_press=cancel />
            </Show>
        }
        .into_any()
    });
    view! {
        <div class="waiting">
            <Show on=pace.slow>
                <progress class="progress" aria-hidden={"true"}></progress>
            </Show>
            {button}
        </div>
    }
}
