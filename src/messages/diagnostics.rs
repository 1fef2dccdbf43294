//! The diagnostics page, for operators.

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

/// A field of a response whose type is not that of the contract.
pub fn odd_field(odd: &Oddity) -> Message {
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

/// The same as a whole sentence about the service.
pub fn odd_response(oddity: &Oddity) -> Message {
    unexpected_answer(odd_field(oddity))
}
