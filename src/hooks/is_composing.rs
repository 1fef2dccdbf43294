//! Keys that belong to an input method.

use leptos::ev::KeyboardEvent;

/// Whether a key is for the word that an input method is at: Enter takes it, Escape drops it. Safari says so after the
/// word is taken, and by the old code 229 alone.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}
