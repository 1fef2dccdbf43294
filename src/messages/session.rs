//! Signing in and out.

use crate::boot::AuthMode;
use crate::language::Message;
pub use crate::language::texts::session::*;

/// What the button “Sign in” will do.
pub fn intro(mode: AuthMode) -> Message {
    if mode == AuthMode::Host { INTRO_HOST } else { INTRO_ELSEWHERE }
}

/// What a session that has ended means for whoever is in the middle of something.
pub fn lapsed(mode: AuthMode) -> Message {
    match mode {
        AuthMode::ApiKey => LAPSED_KEY,
        AuthMode::Host => LAPSED_HOST,
        AuthMode::Oidc | AuthMode::Cookie => LAPSED_ELSEWHERE,
    }
}

/// Who is signed in, for who hears the page. A key does not make its user a person at the screen.
pub fn heard_as(name: String, mode: AuthMode) -> Message {
    if mode == AuthMode::ApiKey { acting_as(name) } else { signed_in_as(name) }
}

/// The same for who sees it: a name beside a picture says enough, unless it is not one's own.
pub fn shown_as(name: String, mode: AuthMode) -> Message {
    if mode == AuthMode::ApiKey { acting_as(name) } else { name.into() }
}
