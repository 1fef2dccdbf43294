//! The diagnostics page, for whoever runs the app.

use wire::{Kind, Oddity};

use crate::boot::AuthMode;
use crate::language::Message;
pub use crate::language::texts::diagnostics::*;

/// How people sign in.
pub fn auth_mode(mode: AuthMode) -> Message {
    match mode {
        AuthMode::Oidc => OIDC,
        AuthMode::Host => HOST,
        AuthMode::Cookie => COOKIE,
        AuthMode::ApiKey => API_KEY,
    }
}

/// A field of an answer that is not of the type that the contract says.
pub fn odd(odd: &Oddity) -> Message {
    let kind = match odd.kind {
        Kind::Missing => MISSING,
        Kind::Boolean => BOOLEAN,
        Kind::Number => NUMBER,
        Kind::Text => TEXT,
        Kind::List => LIST,
        Kind::Object => OBJECT,
    };
    field_is(&odd.field, kind)
}

/// The same where nothing else has been said of the service.
pub fn answered(oddity: &Oddity) -> Message {
    unexpected_answer(odd(oddity))
}
