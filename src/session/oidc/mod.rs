//! `auth.mode: "oidc"`: authorization code with PKCE at an OpenID provider (RFC 10017, RFC 9700, RFC 7636).
//!
//! No implicit flow, no hidden frame, no client secret. In reading order: [`provider`] (the issuer's endpoints),
//! [`auth_request`] (the redirect to the issuer and back), [`tokens`] (the token response), [`grant`] (the tokens in use),
//! [`storage`] and [`tab`] (what outlives a reload), [`callback`] (how a document starts), [`requests`] (the forms for
//! the issuer). [`OidcSession`] ties them to the browser; it sends nothing itself.

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::Date;
use leptos::prelude::window;
use serde_json::Value;

use crate::boot::{Auth, Persist};
use crate::paths::host_at;
use crate::session::crypto;
use crate::session::oidc::auth_request::AuthRequest;
use crate::session::oidc::grant::{Grant, Moment};
pub use crate::session::oidc::intent::SignInIntent;
use crate::session::oidc::provider::Provider;
use crate::session::oidc::state::OidcState;
use crate::session::oidc::storage::Entry;
use crate::session::oidc::tokens::{Expected, Tokens};
use crate::session::problem::SignInProblem;
use crate::session::redirect_uris::RedirectUris;

pub mod auth_request;
pub mod callback;
pub mod grant;
pub mod intent;
pub mod provider;
mod requests;
mod state;
pub mod storage;
pub mod tab;
pub mod tokens;

/// The issuer that `auth.issuer` names: a URL, or a path on the page's origin, which an empty one is itself. Resolved where it is
/// needed, because the other ways to sign in need none of it.
pub fn issuer_of(configured: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    let resolved = web_sys::Url::new_with_base(configured, &origin).map(|url| url.href());
    match resolved {
        Ok(url) if host_at(configured).is_none() => url.trim_end_matches('/').to_owned(),
        _ => configured.to_owned(),
    }
}

/// The session with an issuer: its configuration, and the tokens in memory.
#[derive(Clone)]
pub struct OidcSession {
    setup: Arc<Setup>,
    state: Arc<Mutex<OidcState>>,
}

struct Setup {
    issuer: String,
    client_id: String,
    scopes: String,
    persist: Persist,
    redirect_uris: RedirectUris,
}

impl OidcSession {
    /// A session without tokens.
    pub fn new(auth: &Auth, redirect_uris: RedirectUris) -> Self {
        let setup = Setup {
            issuer: auth.issuer.clone(),
            client_id: auth.client_id.clone(),
            scopes: auth.scopes.clone(),
            persist: auth.persist,
            redirect_uris,
        };
        OidcSession { setup: Arc::new(setup), state: Arc::default() }
    }

    /// The issuer, as configured.
    pub fn issuer(&self) -> String {
        issuer_of(&self.setup.issuer)
    }

    /// The issuer's own configuration, once [`Self::set_provider`] has been called.
    pub fn provider(&self) -> Option<Provider> {
        self.with(|state| state.provider.clone())
    }

    /// Keeps the issuer's own configuration for as long as the page lives.
    pub fn set_provider(&self, provider: Provider) {
        self.with(|state| state.provider = Some(provider));
    }

    /// Claims the restored refresh token for this tab. Returns `false` where it belongs to another open tab: this one is a
    /// copy of that, and drops the token.
    pub async fn claim(&self, tab: &str) -> bool {
        let lock = tab::claim(tab).await;
        let own = lock.is_some();
        if let Some(lock) = lock {
            self.with(|state| state.tab = Some((tab.into(), lock)));
        } else {
            self.drop_grant();
        }
        own
    }

    /// Stores a new sign-in and returns the URL that begins it. `wanted` is the URL that it leads to in the end.
    ///
    /// # Errors
    /// [`SignInProblem::Insecure`] or [`SignInProblem::NoStorage`].
    pub async fn begin(
        &self,
        provider: &Provider,
        wanted: String,
        intent: SignInIntent,
    ) -> Result<String, SignInProblem> {
        let Setup { client_id, scopes, redirect_uris, .. } = &*self.setup;
        let request = AuthRequest {
            state: crypto::random()?,
            nonce: crypto::random()?,
            verifier: crypto::random()?,
            wanted,
        };
        let challenge = crypto::sha256(&request.verifier).await?;
        let url =
            request.url(provider, client_id, &redirect_uris.signed_in, scopes, &challenge) + intent.query();
        // Read only now: a renewal may have stored the next refresh token during the wait.
        let is_stored = Entry { request: Some(request), ..Entry::read() }.write();
        if is_stored { Ok(url) } else { Err(SignInProblem::NoStorage) }
    }

    /// Takes the tokens of a token response. Checks the ID token where `request` is the sign-in that it belongs to.
    ///
    /// # Errors
    /// Those of [`Tokens::read`] and [`Expected::check`].
    pub fn accept(&self, response: &Value, request: Option<&AuthRequest>) -> Result<(), SignInProblem> {
        let tokens = Tokens::read(response)?;
        if let Some(request) = request {
            let issuer = self.provider().map(|provider| provider.issuer).unwrap_or_default();
            let claims = tokens.id.as_deref().and_then(crypto::payload).ok_or(SignInProblem::Untrusted)?;
            let client_id = &self.setup.client_id;
            #[expect(clippy::cast_possible_truncation, reason = "whole seconds")]
            let now = (Date::now() / 1000.0) as i64;
            Expected { issuer: &issuer, client_id, nonce: &request.nonce, now }.check(&claims)?;
        }
        self.with(|state| state.grant = Some(Grant::new(tokens, state.grant.take(), now())));
        self.store_refresh_token();
        Ok(())
    }

    /// Gives the tab an id after a sign-in and stores the refresh token under it, with `auth.persist: "session"`.
    ///
    /// # Errors
    /// [`SignInProblem::Insecure`].
    pub async fn claim_new_tab(&self) -> Result<(), SignInProblem> {
        if self.setup.persist == Persist::Session {
            self.claim(&crypto::random()?).await;
            self.store_refresh_token();
        }
        Ok(())
    }

    /// `Bearer <access token>`.
    pub fn authorization(&self) -> Option<String> {
        self.with(|state| state.grant.as_ref().map(|grant| format!("Bearer {}", grant.access)))
    }

    pub(super) fn needs_renewal(&self) -> bool {
        self.with(|state| state.grant.as_ref().is_some_and(|grant| grant.needs_renewal(now())))
    }

    pub(super) fn mark_refused(&self, used: Option<&str>) -> bool {
        let is_newer = self.authorization().as_deref() != used;
        self.with(|state| {
            let Some(grant) = &mut state.grant else { return false };
            grant.refused |= !is_newer;
            is_newer || grant.refresh.is_some()
        })
    }

    /// Forgets the tokens, also the stored refresh token.
    pub fn drop_grant(&self) {
        self.with(OidcState::forget);
        Entry { refresh_token: None, ..Entry::read() }.write();
    }

    /// Leaves the stored refresh token to another document, or to another app in this one.
    pub(super) fn release(&self) {
        self.with(OidcState::forget);
    }

    /// Forgets everything, also a sign-in that is under way.
    pub(super) fn close(&self) {
        self.with(OidcState::forget);
        Entry::remove();
    }

    /// Stores the refresh token, with `auth.persist: "session"`.
    fn store_refresh_token(&self) {
        let refresh_token = self.with(|state| {
            let tab = state.tab.as_ref().map(|(id, _)| id.clone());
            state.grant.as_ref()?.refresh.clone().zip(tab)
        });
        if self.setup.persist == Persist::Session {
            Entry { refresh_token, ..Entry::read() }.write();
        }
    }

    fn with<T>(&self, f: impl FnOnce(&mut OidcState) -> T) -> T {
        f(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn now() -> Moment {
    Moment { wall: Date::now(), steady: window().performance().map_or(0.0, |performance| performance.now()) }
}
