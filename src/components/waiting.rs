//! What is seen of something that takes long.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::show::Show;
use crate::hooks::use_pace::Pace;
use crate::language::Message;

/// How waiting is spoken of and ended, the same everywhere; a context. Without it nobody can end it.
#[derive(Clone)]
pub struct WaitMessages {
    /// Whether the browser has no connection.
    pub offline: Signal<bool>,
    /// Said of what waits for one.
    pub queued: Message,
    /// Said of what takes too long.
    pub slow: Message,
    /// The button that ends it.
    pub cancel: Message,
    /// Ends everything that is under way.
    pub give_up: Callback<()>,
}

impl WaitMessages {
    /// What is said of something that is under way and normally called `working`. Tracked.
    pub fn said(waits: Option<&WaitMessages>, pace: Pace, working: Message) -> Message {
        match waits {
            Some(waits) if waits.offline.get() => waits.queued.clone(),
            Some(waits) if pace == Pace::TooSlow => waits.slow.clone(),
            _ => working,
        }
    }
}

/// A bar that moves, after a second, and a button that ends it, after ten.
#[component]
pub fn Waiting(
    /// How long it takes.
    pace: Signal<Pace>,
) -> impl IntoView {
    let waits = use_context::<WaitMessages>();
    let button = waits.map(|WaitMessages { cancel, give_up, .. }| {
        view! {
            <Show on=Signal::derive(move || pace.get() == Pace::TooSlow)>
                <Button label=cancel.clone() on_press=give_up />
            </Show>
        }
    });
    view! {
        <div class="waiting">
            <Show on=Signal::derive(move || pace.get() >= Pace::Slow)>
                <progress class="progress" aria-hidden="true"></progress>
            </Show>
            {button}
        </div>
    }
}
