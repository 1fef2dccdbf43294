//! `sessionStorage["iam-account:oidc"]`: what a sign-in needs across the way to the issuer, and with `auth.with_retry:
//! "session"` what a reload needs. Each tab has its own.

use serde_json::{Value, json};

use crate::session::oidc::auth_request::AuthRequest;
use crate::storage::tab;

const KEY: &str = "iam-account:oidc";

/// The one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The sign-in that is under way; gone as soon as the browser is back.
    pub pending: Option<AuthRequest>,
    /// The refresh token and the id of the tab that it belongs to.
    pub kept: Option<(String, String)>,
}

impl Entry {
    /// Reads it. Garbage is nothing; so is a storage that the browser keeps closed.
    pub fn read() -> Entry {
        let text = tab().and_then(|storage| storage.get_item(KEY).ok().flatten());
        text.map(|text| Entry::from_text(&text)).unwrap_or_default()
    }

    /// Replaces it; nothing to keep is no entry. Answers whether it is kept.
    pub fn write(&self) -> bool {
        let Some(storage) = tab() else { return false };
        let written = if *self == Entry::default() {
            storage.remove_item(KEY)
        } else {
            storage.set_item(KEY, &self.to_text())
        };
        written.is_ok()
    }

    fn from_text(text: &str) -> Entry {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let kept = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Entry {
            pending: value.get("pending").and_then(AuthRequest::from_json),
            kept: kept("refresh_token").zip(kept("tab")),
        }
    }

    fn to_text(&self) -> String {
        let (token, tab) = self.kept.as_ref().map(|(token, tab)| (token, tab)).unzip();
        let pending = self.pending.as_ref().map(AuthRequest::to_json);
        json!({"pending": pending, "refresh_token": token, "tab": tab}).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_back_as_it_was() {
        let pending =
            AuthRequest { state: "s".into(), nonce: "n".into(), verifier: "v".into(), wanted: "/é".into() };
        for entry in [
            Entry::default(),
            Entry { pending: Some(pending), ..Entry::default() },
            Entry { kept: Some(("refresh".into(), "tab".into())), ..Entry::default() },
        ] {
            assert_eq!(Entry::from_text(&entry.to_text()), entry);
        }
    }

    #[test]
    fn garbage_is_nothing() {
        for text in ["", "null", "[]", "{\"pending\": 1, \"refresh_token\": \"r\"}"] {
            assert_eq!(Entry::from_text(text), Entry::default(), "{text}");
        }
    }
}
