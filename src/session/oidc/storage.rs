//! `sessionStorage["iam-account:oidc"]`: what a sign-in needs when the browser returns from the issuer, and with
//! `auth.persist: "session"` what a reload needs. Each tab has its own.

use wire::json;

use crate::session::oidc::auth_request::AuthRequest;
use crate::storage::{get, set, tab};

const KEY: &str = "iam-account:oidc";

/// The content of the entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The sign-in that is under way, until the browser is back.
    pub request: Option<AuthRequest>,
    /// The refresh token, and the id of the tab that it belongs to.
    pub refresh_token: Option<(String, String)>,
}

impl Entry {
    /// Reads the entry. Invalid text and a blocked storage read as empty.
    pub fn read() -> Entry {
        let text = tab().and_then(|storage| get(&storage, KEY));
        text.map(|text| Entry::from_text(&text)).unwrap_or_default()
    }

    /// Replaces the entry, or removes it where this one is empty. Returns whether the browser did so.
    pub fn write(&self) -> bool {
        let text = (*self != Entry::default()).then(|| self.to_text());
        tab().is_some_and(|storage| set(&storage, KEY, text.as_deref()))
    }

    /// Removes the entry.
    pub fn remove() {
        if let Some(storage) = tab() {
            set(&storage, KEY, None);
        }
    }

    fn from_text(text: &str) -> Entry {
        let value = json::parse(text).unwrap_or_default();
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Entry {
            request: value.get("pending").and_then(AuthRequest::from_json),
            refresh_token: text("refresh_token").zip(text("tab")),
        }
    }

    fn to_text(&self) -> String {
        let (token, tab) = self.refresh_token.clone().unzip();
        let request = self.request.as_ref().map(AuthRequest::to_json);
        let entries = vec![("pending", request.into()), ("refresh_token", token.into()), ("tab", tab.into())];
        json::object_to_string(&json::object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_reads_back_as_it_was_written() {
        let request =
            AuthRequest { state: "s".into(), nonce: "n".into(), verifier: "v".into(), wanted: "/é".into() };
        for entry in [
            Entry::default(),
            Entry { request: Some(request), ..Entry::default() },
            Entry { refresh_token: Some(("refresh".into(), "tab".into())), ..Entry::default() },
        ] {
            assert_eq!(Entry::from_text(&entry.to_text()), entry);
        }
    }

    #[test]
    fn invalid_text_reads_as_empty() {
        for text in ["", "null", "[]", "{\"pending\": 1, \"refresh_token\": \"r\"}"] {
            assert_eq!(Entry::from_text(text), Entry::default(), "{text}");
        }
    }
}
