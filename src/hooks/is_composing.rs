//! Keys of an input method.

use leptos::ev::KeyboardEvent;

/// Whether a key is for the word in an input method: Enter accepts it, Escape discards it. After the word is accepted Safari
/// sets only the old key code 229.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}
