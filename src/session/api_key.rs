//! `auth.mode: "api-key"`: a key that is typed on `/sign-in` and lives in memory only.

use std::sync::{Arc, Mutex, PoisonError};

use crate::session::problem::is_sendable;

/// A key and the scheme word that goes before it.
#[derive(Clone)]
pub struct ApiKeySession {
    scheme: String,
    key: Arc<Mutex<Option<String>>>,
}

impl ApiKeySession {
    /// No key yet. An empty `scheme` sends the bare key.
    pub fn new(scheme: &str) -> Self {
        ApiKeySession { scheme: scheme.into(), key: Arc::default() }
    }

    /// `Token <key>`, or what the scheme says.
    pub fn authorization(&self) -> Option<String> {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        key.as_ref().map(|key| format!("{} {key}", self.scheme).trim_start().to_owned())
    }

    /// Takes a key; white space around it is a slip of the clipboard. Answers `false` for one that cannot be sent.
    pub fn open(&self, key: &str) -> bool {
        let key = key.trim();
        let sendable = is_sendable(key);
        if sendable {
            *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.into());
        }
        sendable
    }

    /// Forgets the key.
    pub fn close(&self) {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_for_nobody_before_and_after() {
        let session = ApiKeySession::new("Token");
        assert_eq!(session.authorization(), None);
        assert!(session.open("demo-key"));
        session.close();
        assert_eq!(session.authorization(), None);
        for unsendable in ["demo\u{200b}-key", "demo key", "“demo-key”", "clé", "a\nb", " "] {
            assert!(!session.open(unsendable), "{unsendable}");
        }
        assert_eq!(session.authorization(), None);
    }

    #[test]
    fn sends_the_scheme_that_the_operator_wants() {
        for (scheme, header) in [("Token", "Token demo-key"), ("Bearer", "Bearer demo-key"), ("", "demo-key")]
        {
            let session = ApiKeySession::new(scheme);
            assert!(session.open(" demo-key\n"));
            assert_eq!(session.authorization().as_deref(), Some(header));
        }
    }
}
