//! The photo that a person chooses, drops or pastes.

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File};

use crate::form::task::{Outcome, Task};
use crate::picture::dynamic::{call, get};

/// What takes the typed text that is pasted.
const EDITABLE: &str = "input:not([type=file]), textarea, select, [contenteditable]";

/// What the card and its studio share.
#[derive(Clone, Copy)]
pub(super) struct Studio {
    /// Whether the studio is open.
    pub(super) open: RwSignal<bool>,
    /// Whether it has ever been open. Until then no one has to fetch it.
    pub(super) wanted: RwSignal<bool>,
    /// The chosen photo. Nothing is lost where the studio cannot be fetched.
    pub(super) file: StoredValue<Option<SendWrapper<File>>>,
    /// The control that has the focus again when the studio is closed.
    pub(super) input: NodeRef<html::Input>,
    /// What became of the picture, once the studio is closed.
    pub(super) upload: Task,
    /// The last removal.
    pub(super) removal: Task,
}

impl Studio {
    /// Opens the studio with a photo.
    fn take(self, file: File) -> Option<()> {
        let input = self.input.get_untracked()?;
        // Chromium notes what a file is when it is first asked: one that is deleted until then would be an empty one.
        let _ = file.size();
        // The same file can be chosen again.
        input.set_value("");
        if self.open.get_untracked() {
            return None;
        }
        self.upload.announce(Outcome::silent());
        self.removal.announce(Outcome::silent());
        // A dialog gives the focus back to what has it now.
        let _ = input.focus();
        self.file.set_value(Some(SendWrapper::new(file)));
        self.open.set(true);
        self.wanted.set(true);
        Some(())
    }

    /// Takes the file of the input.
    pub(super) fn choose(self) {
        let file = self.input.get_untracked().and_then(|input| input.files()?.get(0));
        let _ = file.map(|file| self.take(file));
    }

    /// Takes a file that is dropped on the card: only one, even if several are dropped.
    pub(super) fn drop(self, event: &DragEvent) {
        if let Some(file) = first(event.data_transfer()) {
            event.prevent_default();
            self.take(file);
        }
    }

    /// Takes a file that is pasted anywhere on the page but into a text.
    pub(super) fn paste(self, event: &Event) {
        // For the window the target of an event in a shadow tree is the element around it.
        let text = call(&event.composed_path().get(0), "closest", &[EDITABLE.into()]).unwrap_or_default();
        let is_taken = text.is_truthy() || get(event, "defaultPrevented").is_truthy();
        let file = first(get(event, "clipboardData").dyn_into().ok());
        if let Some(file) = file.filter(|_| !is_taken)
            && self.take(file).is_some()
        {
            event.prevent_default();
        }
    }
}

fn first(transfer: Option<DataTransfer>) -> Option<File> {
    transfer?.files()?.get(0)
}

/// Allows files to be dropped here. By default a browser does not.
pub(super) fn allow_drop(event: &DragEvent) {
    let transfer = event.data_transfer();
    if let Some(transfer) = transfer.filter(|transfer| transfer.types().includes(&"Files".into(), 0)) {
        event.prevent_default();
        transfer.set_drop_effect("copy");
    }
}
