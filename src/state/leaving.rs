//! Redirects to the issuer or the proxy, to sign in and to sign out.

use leptos::prelude::*;

use crate::api::issuer::issuer;
use crate::paths::local;
use crate::pause::pause;
use crate::session::oidc::SignInIntent;
use crate::session::phase::Phase;
use crate::session::{AuthMethod, SignInProblem};
use crate::state::live::here;
use crate::state::sign_out::with_return;
use crate::state::{ApiError, State, auto_sign_in};

/// Seconds to wait for the browser to leave. It is still here afterwards when the person came back.
const LEAVING: u64 = 5;

impl State {
    /// Redirects to the issuer or the proxy, unless the app does that by itself and may not. An automatic redirect replaces
    /// the entry in the history, because “Back” would redirect again.
    ///
    /// # Errors
    /// Where the issuer's configuration cannot be read, or the URL is invalid.
    pub(super) async fn leave(&self, intent: SignInIntent) -> Result<(), ApiError> {
        let by_itself = intent == SignInIntent::App;
        // Without the record the app would redirect again and again.
        if !auto_sign_in::record_attempt(&self.return_url()) && by_itself {
            return Ok(());
        }
        let destination = self.find_sign_in_page(intent).await;
        // A sign-out in another tab, during the request to the issuer.
        if by_itself && auto_sign_in::is_blocked() {
            auto_sign_in::clear_attempt();
            return Ok(());
        }
        let left = destination.and_then(|(url, key)| {
            let location = window().location();
            let left = if by_itself { location.replace(&url) } else { location.assign(&url) };
            left.map_err(|_| ApiError::sign_in(SignInProblem::Misconfigured(key), Some(url)))
        });
        match left {
            Ok(()) => pause(LEAVING).await,
            Err(_) => auto_sign_in::clear_attempt(),
        }
        left
    }

    /// The URL to sign in, and the configuration key that it comes from.
    async fn find_sign_in_page(&self, intent: SignInIntent) -> Result<(String, &'static str), ApiError> {
        let generation = self.session.secrets().generation();
        let destination = match &self.session.secrets().method {
            AuthMethod::Oidc(oidc) => {
                ((issuer()?.sign_in_url)(&self.api, oidc, self.return_url(), intent).await?, "auth.issuer")
            }
            _ => {
                let url = self.boot.auth.sign_in_url.as_deref().unwrap_or_default();
                (with_return(url, &self.return_url()), "auth.signInUrl")
            }
        };
        self.still(generation)?;
        Ok(destination)
    }

    /// Redirects to the URL that ends the session at the issuer or the proxy.
    pub(super) async fn leave_session(&self, url: &str) {
        // An invalid URL is ignored: the session is over here.
        if window().location().assign(url).is_ok() {
            pause(LEAVING).await;
        }
    }

    /// Path, query and fragment of the URL to return to after signing in; never of another origin.
    pub(super) fn return_url(&self) -> String {
        let wanted = self.session.wanted().filter(|_| self.session.phase_now() != Phase::Lapsed);
        wanted.unwrap_or_else(|| local(&here()))
    }
}
