//! Who the requests speak for.
//!
//! [`Session`] is what the client asks for an `Authorization` header. It holds secrets and is neither reactive nor
//! printable; what the page knows of it is `state::session`.

use crate::boot::{Auth, AuthMode};
use crate::session::api_key::ApiKeySession;

pub mod api_key;

/// The ways to speak for somebody, one variant for each `auth.mode`.
#[derive(Clone)]
pub enum Session {
    /// The person types an API key.
    ApiKey(ApiKeySession),
}

impl Session {
    /// A session for nobody yet.
    pub fn new(auth: &Auth) -> Self {
        match auth.mode {
            AuthMode::ApiKey => Session::ApiKey(ApiKeySession::new(&auth.key_scheme)),
        }
    }

    /// The value of the `Authorization` header, or `None` where there is nobody to speak for.
    pub fn authorization(&self) -> Option<String> {
        match self {
            Session::ApiKey(session) => session.authorization(),
        }
    }

    /// Takes the secret that a person typed to sign in.
    pub fn open(&self, secret: &str) {
        match self {
            Session::ApiKey(session) => session.open(secret),
        }
    }

    /// Forgets every secret.
    pub fn close(&self) {
        match self {
            Session::ApiKey(session) => session.close(),
        }
    }
}
