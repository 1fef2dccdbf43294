//! `auth.mode: "oidc"`: authorization code with PKCE at an OpenID provider (RFC 10017, RFC 9700, RFC 7636).
//!
//! No implicit flow, no hidden frame, no secret. In reading order: [`provider`] (who is asked), [`pending`] (the way there
//! and back), [`tokens`] (what comes of it), [`grant`] (what is in use), [`storage`] and [`tab`] (what outlives a reload),
//! [`arrival`] (how a document begins), [`requests`] (what is asked of the issuer). [`OidcSession`] ties them to the
//! browser; it sends nothing itself.

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::Date;
use leptos::prelude::window;
use serde_json::Value;

use crate::boot::{Auth, Persist};
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

/// The session with an issuer: how it is set up, and the tokens in memory.
#[derive(Clone)]
pub struct OidcSession {
    setup: Arc<Setup>,
    held: Arc<Mutex<OidcState>>,
}

struct Setup {
    issuer: String,
    client_id: String,
    scopes: String,
    with_retry: Persist,
    places: RedirectUris,
}

impl OidcSession {
    /// Nobody yet.
    pub fn new(auth: &Auth, places: RedirectUris) -> Self {
        let origin = window().location().origin().unwrap_or_default();
        // `auth.issuer` may be a path on the page's origin; nothing is that origin itself.
        let resolved = web_sys::Url::new_with_base(&auth.issuer, &origin).map(|url| url.href());
        let issuer = match resolved {
            Ok(url) if !auth.issuer.contains("://") => url.trim_end_matches('/').to_owned(),
            _ => auth.issuer.clone(),
        };
        let setup = Setup {
            issuer,
            client_id: auth.client_id.clone(),
            scopes: auth.scopes.clone(),
            with_retry: auth.with_retry,
            places,
        };
        OidcSession { setup: Arc::new(setup), held: Arc::default() }
    }

    /// The issuer, as configured.
    pub fn issuer(&self) -> &str {
        &self.setup.issuer
    }

    /// What the issuer says of itself, once [`Self::set_provider`] has been called.
    pub fn provider(&self) -> Option<Provider> {
        self.with(|held| held.provider.clone())
    }

    /// Keeps what the issuer says of itself for as long as the page lives.
    pub fn set_provider(&self, provider: Provider) {
        self.with(|held| held.provider = Some(provider));
    }

    /// Makes the refresh token that survived this tab's own. Answers `false` where it belongs to another tab that is
    /// open: this one is a copy, and gives it up.
    pub async fn claim(&self, tab: &str) -> bool {
        let lock = tab::claim(tab).await;
        let own = lock.is_some();
        if let Some(lock) = lock {
            self.with(|held| held.tab = Some((tab.into(), lock)));
        } else {
            self.drop_grant();
        }
        own
    }

    /// Remembers a new sign-in and answers the URL that begins it. `wanted` is where it leads to in the end.
    ///
    /// # Errors
    /// [`SignInProblem::Insecure`] or [`SignInProblem::NoStorage`].
    pub async fn begin(
        &self,
        provider: &Provider,
        wanted: String,
        intent: SignInIntent,
    ) -> Result<String, SignInProblem> {
        let Setup { client_id, scopes, places, .. } = &*self.setup;
        let pending = AuthRequest {
            state: crypto::random()?,
            nonce: crypto::random()?,
            verifier: crypto::random()?,
            wanted,
        };
        let challenge = crypto::sha256(&pending.verifier).await?;
        let url = pending.url(provider, client_id, &places.signed_in, scopes, &challenge) + intent.query();
        // Read as late as that: a renewal may have stored the next refresh token meanwhile.
        let kept = Entry { pending: Some(pending), ..Entry::read() }.write();
        if kept { Ok(url) } else { Err(SignInProblem::NoStorage) }
    }

    /// Takes the tokens of an answer; with the sign-in that asked for them, its ID token is checked.
    ///
    /// # Errors
    /// What [`Tokens::read`] and [`Expected::check`] say.
    pub fn accept(&self, answer: &Value, pending: Option<&AuthRequest>) -> Result<(), SignInProblem> {
        let tokens = Tokens::read(answer)?;
        if let Some(pending) = pending {
            let issuer = self.provider().map(|provider| provider.issuer).unwrap_or_default();
            let claims = tokens.id.as_deref().and_then(crypto::payload).ok_or(SignInProblem::Untrusted)?;
            let client_id = &self.setup.client_id;
            Expected { issuer: &issuer, client_id, nonce: &pending.nonce, now: Date::now() / 1000.0 }
                .check(&claims)?;
        }
        self.with(|held| held.grant = Some(Grant::new(tokens, held.grant.take(), now())));
        self.keep();
        Ok(())
    }

    /// Makes what a reload needs this tab's own, after a sign-in.
    pub async fn settle(&self) -> Result<(), SignInProblem> {
        if self.setup.with_retry == Persist::Session {
            self.claim(&crypto::random()?).await;
            self.keep();
        }
        Ok(())
    }

    /// `Bearer <access token>`.
    pub fn authorization(&self) -> Option<String> {
        self.with(|held| held.grant.as_ref().map(|grant| format!("Bearer {}", grant.access)))
    }

    pub(super) fn is_due(&self) -> bool {
        self.with(|held| held.grant.as_ref().is_some_and(|grant| grant.is_due(now())))
    }

    pub(super) fn refuse(&self, used: Option<&str>) -> bool {
        let fresh = self.authorization().as_deref() != used;
        self.with(|held| {
            let Some(grant) = &mut held.grant else { return false };
            grant.refused |= !fresh;
            fresh || grant.refresh.is_some()
        })
    }

    /// Forgets the tokens, also the one that would outlive a reload.
    pub fn drop_grant(&self) {
        self.with(OidcState::forget);
        Entry { kept: None, ..Entry::read() }.write();
    }

    /// Another document, or another app in this one, may use the stored refresh token from now on.
    pub(super) fn release(&self) {
        self.with(OidcState::forget);
    }

    /// Forgets everything.
    pub(super) fn close(&self) {
        self.with(OidcState::forget);
        Entry::default().write();
    }

    /// Stores the refresh token, where the operator wants reloads to be survived.
    fn keep(&self) {
        let kept = self.with(|held| {
            let tab = held.tab.as_ref().map(|(id, _)| id.clone());
            held.grant.as_ref()?.refresh.clone().zip(tab)
        });
        if self.setup.with_retry == Persist::Session {
            Entry { kept, ..Entry::read() }.write();
        }
    }

    fn with<T>(&self, f: impl FnOnce(&mut OidcState) -> T) -> T {
        f(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn now() -> Moment {
    Moment { wall: Date::now(), steady: window().performance().map_or(0.0, |performance| performance.now()) }
}
