//! Taking the browser to whoever signs people in, in a way that leads back here, or out of a session.

use leptos::prelude::*;

use crate::api::pause::pause;
use crate::paths::local;
use crate::session::oidc::SignInIntent;
use crate::session::phase::Phase;
use crate::session::{AuthMethod, SignInProblem};
use crate::state::sign_out::with_return;
use crate::state::{ApiError, State, auto_sign_in};

/// Seconds that the browser gets to leave for another page. It is still here afterwards when the person came back to it.
const LEAVING: u64 = 5;

impl State {
    /// Goes to the issuer or the proxy, unless the app wants that by itself and may not. What the app does by itself is no
    /// step in the history: the way back would lead here and straight away again.
    ///
    /// # Errors
    /// Where the issuer cannot be asked for the way, or the way is no address.
    pub(super) async fn leave(&self, intent: SignInIntent) -> Result<(), ApiError> {
        let by_itself = intent == SignInIntent::App;
        // Whoever may not note it would go there again and again.
        if !auto_sign_in::record_attempt(&self.return_url()) && by_itself {
            return Ok(());
        }
        let place = self.find_sign_in_page(intent).await;
        // Somebody signed out in another tab, while the issuer was asked.
        if by_itself && auto_sign_in::is_blocked() {
            auto_sign_in::clear_attempt();
            return Ok(());
        }
        let gone = place.and_then(|(url, key)| {
            let location = window().location();
            let gone = if by_itself { location.replace(&url) } else { location.assign(&url) };
            gone.map_err(|_| ApiError::sign_in(SignInProblem::Misconfigured(key), Some(url)))
        });
        match gone {
            Ok(()) => pause(LEAVING).await,
            Err(_) => auto_sign_in::clear_attempt(),
        }
        gone
    }

    /// Where signing in begins, and the key of the configuration that says so.
    async fn find_sign_in_page(&self, intent: SignInIntent) -> Result<(String, &'static str), ApiError> {
        let generation = self.session.secrets().generation();
        let place = match &self.session.secrets().method {
            AuthMethod::Oidc(oidc) => {
                (self.api.sign_in_url(oidc, self.return_url(), intent).await?, "auth.issuer")
            }
            _ => {
                let url = self.boot.auth.sign_in_url.as_deref().unwrap_or_default();
                (with_return(url, &self.return_url()), "auth.signInUrl")
            }
        };
        self.still(generation)?;
        Ok(place)
    }

    /// Takes the browser to where a session is ended too.
    pub(super) async fn leave_session(&self, url: &str) {
        // Nothing is lost where the browser does not take the address: here, the session is over.
        if window().location().assign(url).is_ok() {
            pause(LEAVING).await;
        }
    }

    /// Path, query and fragment of the page that signing in returns to; never a URL of another origin.
    pub(super) fn return_url(&self) -> String {
        let wanted = self.session.wanted().filter(|_| self.session.phase_now() != Phase::Lapsed);
        wanted.unwrap_or_else(|| {
            let here = window().location();
            let parts = [here.pathname(), here.search(), here.hash()];
            local(&parts.map(Result::unwrap_or_default).concat())
        })
    }
}
