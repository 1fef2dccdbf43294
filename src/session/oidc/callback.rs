//! [`Callback`]: whether a document starts with a response of the issuer, with a stored token, or with neither.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::boot::Persist;
use crate::session::oidc::auth_request::{AuthRequest, AuthResponse};
use crate::session::oidc::grant::Grant;
use crate::session::oidc::storage::Entry;
use crate::session::oidc::{OidcSession, tab};
use crate::session::problem::SignInProblem;

/// How a document starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callback {
    /// Without tokens, and without a sign-in under way.
    Fresh,
    /// Without tokens, because the person reloaded the page.
    Reloaded,
    /// With a stored refresh token; the value is the id of its tab.
    Restored(String),
    /// With a code of the issuer.
    Code(String, AuthRequest),
    /// With an error of the issuer or an invalid response, and the issuer's description where it sent one.
    Problem(SignInProblem, Option<String>),
}

impl OidcSession {
    /// Reads how this document starts, and removes the issuer's response from the address bar and the history.
    pub fn take_callback(&self) -> Callback {
        let location = window().location();
        let (url, query) = (location.href().unwrap_or_default(), location.search().unwrap_or_default());
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let mut entry = Entry::read();
        if path == self.setup.redirect_uris.signed_in {
            let response = AuthResponse::read(&query, entry.request.as_ref(), &self.issuer());
            let foreign = AuthResponse::Problem(SignInProblem::Foreign, None);
            if response != AuthResponse::None && !(self.setup.redirect_uris.shared && response == foreign) {
                let request = entry.request.take();
                entry.write();
                replace_url(request.as_ref().map_or(path, |request| &request.wanted), path);
                return match (response, request) {
                    (AuthResponse::Code(code), Some(request)) => Callback::Code(code, request),
                    (AuthResponse::Problem(problem, detail), _) => Callback::Problem(problem, detail),
                    _ => Callback::Problem(SignInProblem::Foreign, None),
                };
            }
        }
        match entry.refresh_token.filter(|_| self.setup.persist == Persist::Session) {
            Some((refresh, tab)) => {
                self.with(|state| state.grant = Some(Grant::restored(refresh)));
                Callback::Restored(tab)
            }
            None if tab::is_reload() => Callback::Reloaded,
            None => Callback::Fresh,
        }
    }
}

/// Replaces the URL in the address bar with `url`, or with `fallback` where the browser refuses that.
fn replace_url(url: &str, fallback: &str) {
    if let Ok(history) = window().history()
        && history.replace_state_with_url(&JsValue::NULL, "", Some(url)).is_err()
    {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fallback));
    }
}
