//! [`Cropping`]: the photo in the studio.

use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::language::Message;
use crate::picture::canvas::Photo;
use crate::picture::crop::Crop;

/// The photo in the studio, and what the parts of the studio share about it.
#[derive(Clone, Copy)]
pub(super) struct Cropping {
    pub(super) stage: RwSignal<Stage>,
    pub(super) crop: RwSignal<Crop>,
    /// Whether the crop cannot be changed: there is no photo yet, or it is being sent.
    pub(super) fixed: Signal<bool>,
}

#[derive(Clone)]
pub(super) enum Stage {
    Reading,
    /// With whether it moves.
    Ready(SendWrapper<Rc<Photo>>, bool),
    Failed(Message),
}

impl Cropping {
    /// The photo, once it is decoded. Tracked.
    pub(super) fn photo(self) -> Option<SendWrapper<Rc<Photo>>> {
        match self.stage.get() {
            Stage::Ready(photo, _) => Some(photo),
            _ => None,
        }
    }

    /// Changes the crop, where it can be changed.
    pub(super) fn change(self, change: impl FnOnce(Crop) -> Crop) {
        if !self.fixed.get_untracked() {
            self.crop.update(|crop| *crop = change(*crop));
        }
    }
}
