//! The methods that end a session, also on messages of other tabs.

use futures::future::{Either, LocalBoxFuture, select};
use js_sys::encode_uri_component;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::issuer::issuer;
use crate::boot::AuthMode;
use crate::drafts;
use crate::paths::Page;
use crate::pause::pause;
use crate::session::AuthMethod;
use crate::session::oidc::OidcSession;
use crate::session::phase::Phase;
use crate::state::tabs::TabMessage;
use crate::state::user::NotDeleted;
use crate::state::{ApiError, ErrorKind, State, auto_sign_in};

/// Seconds to wait for the issuer to end the session.
const REVOKING: u64 = 5;

impl State {
    /// Whether the app can end the session that it has.
    pub fn can_sign_out(&self) -> bool {
        self.boot.auth.mode != AuthMode::Cookie || self.boot.auth.sign_out_url.is_some()
    }

    /// Signs the person out here, in the other tabs and at the issuer or the proxy, and discards their drafts.
    pub async fn sign_out(&self) {
        // First, because the person may close the page at once.
        self.drafts.give_up();
        self.ask_before_next();
        self.tabs.send(&TabMessage::SignedOut);
        let end_url = match &self.session.secrets().method {
            AuthMethod::Oidc(oidc) => self.end_session(oidc).await,
            AuthMethod::Cookie(_) => {
                let url = self.boot.auth.sign_out_url.as_deref();
                url.map(|url| with_return(url, &untrack(|| self.live.url_of(Page::SignedOut))))
            }
            AuthMethod::Host(_) | AuthMethod::ApiKey(_) => None,
        };
        self.signed_out();
        if let Some(url) = end_url {
            self.leave_session(&url).await;
        }
    }

    /// Deletes the account. On success no one is signed in, and this browser stores nothing of theirs. The request is sent
    /// once; after a lost response the account is requested instead.
    pub async fn delete_account(&self) -> Result<(), NotDeleted> {
        match self.user.delete().await {
            Ok(()) => {}
            Err(error) if error.passes() || is_unclear(error.kind) => {
                self.user.look_for_deleted(error).await?;
            }
            // The service has refused.
            Err(refusal) => return Err(NotDeleted::Refused(refusal)),
        }
        self.deleted().await;
        Ok(())
    }

    /// Checks whether a deletion whose response was `lost` has succeeded.
    pub async fn check_deletion(&self, lost: ApiError) -> Result<(), NotDeleted> {
        self.user.look_for_deleted(lost).await?;
        self.deleted().await;
        Ok(())
    }

    async fn deleted(&self) {
        self.tabs.send(&TabMessage::SignedOut);
        if let AuthMethod::Oidc(oidc) = &self.session.secrets().method {
            self.end_session(oidc).await;
        }
        let owner = untrack(|| self.drafts.owner());
        self.session.deleted();
        self.forget();
        drafts::erase(owner.as_deref());
        self.ask_before_next();
    }

    /// Prevents the automatic sign-in in all tabs, because the next person at this browser may be another one.
    fn ask_before_next(&self) {
        if matches!(self.boot.auth.mode, AuthMode::Oidc | AuthMode::Cookie) {
            auto_sign_in::block();
        }
    }

    /// Starts again with the account that is signed in now, after [`Phase::Replaced`].
    pub fn start_afresh(&self) {
        self.session.secrets().close();
        let _ = window().location().reload();
    }

    /// Revokes the tokens and returns the URL that ends the issuer's own session. Waits for a few seconds only.
    async fn end_session(&self, oidc: &OidcSession) -> Option<String> {
        let ended: LocalBoxFuture<'_, _> = Box::pin(async {
            let issuer = issuer().ok()?;
            let url = (issuer.end_session_url)(&self.api, oidc).await;
            let reached = match (issuer.revocation_form)(oidc) {
                Some(form) => (issuer.revoke)(&self.api, oidc, form).await,
                None => true,
            };
            // No redirect to an issuer that does not respond: the person is signed out here.
            url.filter(|_| reached)
        });
        match select(ended, Box::pin(pause(REVOKING))).await {
            Either::Left((url, _)) => url,
            Either::Right(_) => None,
        }
    }

    /// Handles the messages of other tabs.
    pub(super) fn listen(&self) {
        let state = self.clone();
        self.tabs.listen(move |message| match message {
            TabMessage::SignedOut => state.signed_out_elsewhere(),
            TabMessage::SignedIn(user) => state.signed_in_elsewhere(&user),
            TabMessage::Changed(endpoint, user) => state.changed_elsewhere(endpoint, &user),
        });
    }

    fn signed_out_elsewhere(&self) {
        if matches!(self.session.phase_now(), Phase::Anonymous | Phase::SignedOut | Phase::Deleted) {
            return;
        }
        if let AuthMethod::Oidc(oidc) = &self.session.secrets().method {
            self.revoke(oidc);
        }
        self.signed_out();
    }

    /// Ignored with API keys, because each tab has its own.
    fn signed_in_elsewhere(&self, user: &str) {
        let known = self.session.secrets().with_identity(|identity| identity.user.clone());
        let phase = self.session.phase_now();
        if self.boot.auth.mode == AuthMode::ApiKey || !matches!(phase, Phase::SignedIn | Phase::Lapsed) {
            return;
        }
        if known.is_some_and(|known| known != user) {
            self.session.replaced();
        } else if phase == Phase::Lapsed && self.boot.auth.mode == AuthMode::Cookie {
            let state = self.clone();
            spawn_local(async move { drop(state.resume().await) });
        }
    }

    pub(super) fn announce_sign_in(&self) {
        if let Some(user) = self.session.secrets().with_identity(|identity| identity.user.clone()) {
            self.tabs.send(&TabMessage::SignedIn(user));
        }
    }

    fn signed_out(&self) {
        self.session.signed_out();
        self.forget();
    }

    fn forget(&self) {
        self.drafts.forget_typed();
        self.user.resource.forget();
        self.config.forget();
        self.notifications.forget();
        self.api.forget_faults();
    }
}

/// Whether the result of a request is unknown.
fn is_unclear(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Cancelled | ErrorKind::Unexpected(_) | ErrorKind::NotOffered(_))
}

/// A proxy's URL with the URL to return to.
pub(super) fn with_return(url: &str, return_to: &str) -> String {
    let return_to = String::from(encode_uri_component(return_to));
    let mut pieces = url.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.strip_prefix("returnTo}") {
            Some(rest) => filled += &(return_to.clone() + rest),
            None => filled += &format!("{{{piece}"),
        }
    }
    filled
}
