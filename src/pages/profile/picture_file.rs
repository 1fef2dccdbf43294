//! The file that a person chooses as their picture.

use js_sys::Array;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, DragEvent, Event, File, HtmlInputElement};

use crate::boot::AvatarRules;
use crate::language::Message;
use crate::messages::profile;

/// Why the service would not accept a file; `None` where it would.
pub(super) fn validate(file: &File, rules: &AvatarRules) -> Option<Message> {
    let size = file.size() as u64;
    match rules.max_bytes {
        Some(max) if size > max => Some(profile::too_large(size, max)),
        _ if !rules.accepts(&file.type_(), &file.name()) => Some(profile::PICTURE_TYPE),
        _ => None,
    }
}

/// The present content of a file. If the file changed while it was being sent, the browser would report a network error.
///
/// # Errors
/// Why there is nothing to send, as a sentence for the person.
pub(super) async fn read(file: &File) -> Result<Blob, Message> {
    let unreadable = |_| profile::PICTURE_UNREADABLE;
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    let options = BlobPropertyBag::new();
    options.set_type(&file.type_());
    let picture = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &options);
    let picture = picture.map_err(unreadable)?;
    // `File::size` is not used: it is also 0 where the file no longer exists.
    if picture.size() > 0.0 { Ok(picture) } else { Err(profile::PICTURE_EMPTY) }
}

/// Empties the input and returns it, unless another file has been chosen by now.
pub(super) fn clear(input: NodeRef<html::Input>, file: &File) -> Option<HtmlInputElement> {
    let input = input.try_get_untracked().flatten()?;
    let chosen = input.files().and_then(|files| files.get(0));
    (chosen.as_ref() == Some(file)).then(|| {
        input.set_value("");
        input
    })
}

/// Puts a file that is dropped on the card into the input.
pub(super) fn choose_dropped(input: NodeRef<html::Input>, event: &DragEvent) -> Option<()> {
    let dropped = event.data_transfer()?.files()?.get(0)?;
    event.prevent_default();
    // Only one, even if several are dropped.
    let one = DataTransfer::new().ok()?;
    one.items().add_with_file(&dropped).ok()?;
    let input = input.get_untracked()?;
    input.set_files(one.files().as_ref());
    input.dispatch_event(&Event::new("change").ok()?).ok()?;
    Some(())
}

/// Allows files to be dropped here. By default a browser does not.
pub(super) fn allow_drop(event: &DragEvent) {
    let transfer = event.data_transfer();
    if let Some(transfer) = transfer.filter(|transfer| transfer.types().includes(&"Files".into(), 0)) {
        event.prevent_default();
        transfer.set_drop_effect("copy");
    }
}
