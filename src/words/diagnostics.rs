//! The diagnostics page, for whoever runs the app.

use crate::boot::AuthMode;
use crate::language::Words;
pub use crate::language::locale::diagnostics::*;

/// How people sign in.
pub fn auth_mode(mode: AuthMode) -> Words {
    match mode {
        AuthMode::Oidc => OIDC,
        AuthMode::Host => HOST,
        AuthMode::Cookie => COOKIE,
        AuthMode::ApiKey => API_KEY,
    }
}
