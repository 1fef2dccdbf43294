//! How a document begins: nobody is signed in, a token survived, or the browser is back from the issuer.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::boot::Persist;
use crate::session::oidc::auth_request::{AuthRequest, AuthResponse};
use crate::session::oidc::grant::Grant;
use crate::session::oidc::storage::Entry;
use crate::session::oidc::{OidcSession, tab};
use crate::session::problem::SignInProblem;

/// How a document begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callback {
    /// Nobody is signed in, and nothing is under way.
    Fresh,
    /// The person reloaded the page, which took the tokens with it.
    Reloaded,
    /// A refresh token survived the reload; this is the id of its tab.
    Kept(String),
    /// The browser is back from the issuer with this code.
    Code(String, AuthRequest),
    /// It is back with nothing that can be used; the issuer's words where it sent some.
    Problem(SignInProblem, Option<String>),
}

impl OidcSession {
    /// Looks at how this document begins, and takes the answer of an issuer out of the address bar and the history.
    pub fn arrive(&self) -> Callback {
        let location = window().location();
        let (url, query) = (location.href().unwrap_or_default(), location.search().unwrap_or_default());
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let mut entry = Entry::read();
        if path == self.setup.places.signed_in {
            let answer = AuthResponse::read(&query, entry.pending.as_ref(), &self.setup.issuer);
            let foreign = AuthResponse::Problem(SignInProblem::Foreign, None);
            if answer != AuthResponse::None && !(self.setup.places.shared && answer == foreign) {
                let pending = entry.pending.take();
                entry.write();
                replace_url(pending.as_ref().map_or(path, |pending| &pending.wanted), path);
                return match (answer, pending) {
                    (AuthResponse::Code(code), Some(pending)) => Callback::Code(code, pending),
                    (AuthResponse::Problem(problem, words), _) => Callback::Problem(problem, words),
                    _ => Callback::Problem(SignInProblem::Foreign, None),
                };
            }
        }
        match entry.kept.filter(|_| self.setup.with_retry == Persist::Session) {
            Some((refresh, tab)) => {
                self.with(|held| held.grant = Some(Grant::restored(refresh)));
                Callback::Kept(tab)
            }
            None if tab::is_reload() => Callback::Reloaded,
            None => Callback::Fresh,
        }
    }
}

/// Puts another URL of ours into the address bar without a step in the history.
fn replace_url(wanted: &str, otherwise: &str) {
    if let Ok(history) = window().history()
        && history.replace_state_with_url(&JsValue::NULL, "", Some(wanted)).is_err()
    {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(otherwise));
    }
}
