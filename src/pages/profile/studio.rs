//! The studio: a photo becomes a small square picture on this device, and is sent.

use leptos::prelude::*;

use crate::components::dialog::Dialog;
use crate::hooks::use_effect::use_effect;
use crate::messages::studio as texts;
use crate::pages::profile::choose::Studio;

mod content;
mod controls;
mod cropping;
mod frame;
mod previews;
mod send;

use content::content;
use send::Sending;

/// The dialog.
pub(super) fn view(studio: Studio) -> AnyView {
    let sending = Sending::default();
    use_effect(move || {
        if !studio.open.get() {
            sending.abort();
        }
    });
    view! {
        <Dialog open=studio.open title=texts::TITLE>
            {content(studio, sending)}
        </Dialog>
    }
    .into_any()
}
