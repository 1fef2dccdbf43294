//! Taking the browser to whoever signs people in, in a way that leads back here.

use leptos::prelude::*;

use crate::api::pause::pause;
use crate::paths::{Phase, local};
use crate::session::oidc::{OidcSession, Wish};
use crate::state::{ApiError, State};

/// Seconds that the browser gets to leave for another page. It is still here afterwards when the person came back to it.
const LEAVING: u64 = 5;

impl State {
    /// Goes to the issuer.
    pub(super) async fn leave(&self, oidc: &OidcSession, wish: Wish) -> Result<(), ApiError> {
        let url = self.api.sign_in_url(oidc, self.return_url(), wish).await?;
        self.go(&url, wish == Wish::App).await;
        Ok(())
    }

    /// Takes the browser elsewhere. What the app does `by_itself` is no step in the history: the way back would lead
    /// here and straight away again.
    pub(super) async fn go(&self, url: &str, by_itself: bool) {
        let location = window().location();
        let _ = if by_itself { location.replace(url) } else { location.assign(url) };
        pause(LEAVING).await;
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
