//! Keys of a keyboard, of an input method, and of what fills in forms.

use js_sys::Reflect;
use leptos::ev::KeyboardEvent;

/// The key, or nothing: where the browser or a password manager fills in a field, there is an event for a key and no key.
pub fn key(event: &KeyboardEvent) -> String {
    Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string()).unwrap_or_default()
}

/// Whether a key is for the word in an input method: Enter accepts it, Escape discards it. After the word is accepted Safari
/// sets only the old key code 229.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}
