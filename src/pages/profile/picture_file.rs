//! The file that a person chooses for their picture.

use js_sys::Array;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, DragEvent, Event, File, HtmlInputElement};

use crate::boot::AvatarRules;
use crate::language::Message;
use crate::messages::profile;

/// Why a file is not worth sending.
pub(super) fn refuse(file: &File, rules: &AvatarRules) -> Option<Message> {
    let size = file.size() as u64;
    match rules.max_bytes {
        Some(max) if size > max => Some(profile::too_large(size, max)),
        _ if !rules.accepts(&file.type_(), &file.name()) => Some(profile::PICTURE_TYPE),
        _ => None,
    }
}

/// What is in a file now: it may change or vanish while it is sent, and the browser would say that the network failed.
///
/// # Errors
/// Why there is nothing to send: what to tell the person.
pub(super) async fn read(file: &File) -> Result<Blob, Message> {
    let lost = |_| profile::PICTURE_UNREADABLE;
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(lost)?;
    let options = BlobPropertyBag::new();
    options.set_type(&file.type_());
    let picture = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &options);
    let picture = picture.map_err(lost)?;
    // What the file says of its size is 0 as well where it is gone.
    if picture.size() > 0.0 { Ok(picture) } else { Err(profile::PICTURE_EMPTY) }
}

/// Empties the input, unless another file has been chosen meanwhile.
pub(super) fn clear(input: NodeRef<html::Input>, file: &File) -> Option<HtmlInputElement> {
    let input = input.try_get_untracked().flatten()?;
    let chosen = input.files().and_then(|files| files.get(0));
    (chosen.as_ref() == Some(file)).then(|| {
        input.set_value("");
        input
    })
}

/// Chooses a file that is dropped on the card, as if by the input.
pub(super) fn take(input: NodeRef<html::Input>, event: &DragEvent) -> Option<()> {
    let dropped = event.data_transfer()?.files()?.get(0)?;
    event.prevent_default();
    // One, however many there were.
    let one = DataTransfer::new().ok()?;
    one.items().add_with_file(&dropped).ok()?;
    let input = input.get_untracked()?;
    input.set_files(one.files().as_ref());
    input.dispatch_event(&Event::new("change").ok()?).ok()?;
    Some(())
}

/// Lets files be dropped: until something says so, the browser takes them nowhere.
pub(super) fn allow(event: &DragEvent) {
    let transfer = event.data_transfer();
    if let Some(transfer) = transfer.filter(|transfer| transfer.types().includes(&"Files".into(), 0)) {
        event.prevent_default();
        transfer.set_drop_effect("copy");
    }
}
