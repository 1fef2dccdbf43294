//! The studio: a photo becomes a small square picture on this device, and is sent.

use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::components::dialog::Dialog;
use crate::components::show::Show;
use crate::hooks::use_effect::use_effect;
use crate::language::Message;
use crate::messages::studio as texts;
use crate::pages::profile::choose::Studio;
use crate::picture::canvas::Photo;
use crate::picture::crop::Crop;
use crate::state::State;

mod bench;
mod controls;
mod frame;
mod previews;
mod send;

use bench::bench;
use send::Sending;

/// The photo in the studio, and what the parts of the studio share about it.
#[derive(Clone, Copy)]
struct Work {
    stage: RwSignal<Stage>,
    crop: RwSignal<Crop>,
    /// Whether the crop cannot be changed: there is no photo yet, or it is being sent.
    fixed: Signal<bool>,
}

#[derive(Clone)]
enum Stage {
    Reading,
    /// With whether it moves.
    Ready(SendWrapper<Rc<Photo>>, bool),
    Failed(Message),
}

impl Work {
    /// The photo, once it is decoded. Tracked.
    fn photo(self) -> Option<SendWrapper<Rc<Photo>>> {
        match self.stage.get() {
            Stage::Ready(photo, _) => Some(photo),
            _ => None,
        }
    }

    /// Changes the crop, where it can be changed.
    fn change(self, change: impl FnOnce(Crop) -> Crop) {
        if !self.fixed.get_untracked() {
            self.crop.update(|crop| *crop = change(*crop));
        }
    }
}

/// The dialog. It is shown when its stylesheet is there, which is no part of the one that every visitor loads.
pub(super) fn view(studio: Studio) -> AnyView {
    let styled = RwSignal::new(false);
    let href = format!("{}studio.css", State::expect().files);
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
                {bench(studio, sending)}
            </Dialog>
        </Show>
    }
    .into_any()
}
