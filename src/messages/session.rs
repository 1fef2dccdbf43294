//! Signing in and out.

use crate::boot::AuthMode;
use crate::language::Message;
pub use crate::language::texts::session::*;

/// What the button “Sign in” does.
pub fn intro(mode: AuthMode) -> Message {
    if mode == AuthMode::Host { INTRO_HOST } else { INTRO_ELSEWHERE }
}

/// What to do after the session has ended.
pub fn lapsed(mode: AuthMode) -> Message {
    match mode {
        AuthMode::ApiKey => LAPSED_KEY,
        AuthMode::Host => LAPSED_HOST,
        AuthMode::Oidc | AuthMode::Cookie => LAPSED_ELSEWHERE,
    }
}

/// Who is signed in, for screen readers. With an API key the person at the screen acts for the user of the key.
pub fn spoken_name(name: String, mode: AuthMode) -> Message {
    if mode == AuthMode::ApiKey { acting_as(name) } else { signed_in_as(name) }
}

/// Who is signed in, beside their picture. The name alone is enough, except with an API key.
pub fn shown_name(name: String, mode: AuthMode) -> Message {
    if mode == AuthMode::ApiKey { acting_as(name) } else { name.into() }
}
