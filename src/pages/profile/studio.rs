//! The studio: a photo becomes a small square picture on this device, and is sent.

use leptos::prelude::*;

use crate::components::dialog::Dialog;
use crate::components::show::Show;
use crate::hooks::use_effect::use_effect;
use crate::messages::studio as texts;
use crate::pages::profile::choose::Studio;
use crate::picture::STYLESHEET;
use crate::state::State;

mod content;
mod controls;
mod cropping;
mod frame;
mod previews;
mod send;

use content::content;
use send::Sending;

/// The dialog. It is shown when its stylesheet is there, which is no part of the one that every visitor loads.
pub(super) fn view(studio: Studio) -> AnyView {
    let styled = RwSignal::new(false);
    let href = State::expect().files.url(STYLESHEET);
    let sending = Sending::default();
    use_effect(move || {
        if !studio.open.get() {
            sending.abort();
        }
    });
    view! {
        <link rel="stylesheet" href=href on:load=move |_| styled.set(true) on:error=move |_| styled.set(true) />
        <Show on=styled>
            <Dialog open=studio.open title=texts::TITLE>
                {content(studio, sending)}
            </Dialog>
        </Show>
    }
    .into_any()
}
