//! The verbs that end a session, and what other tabs have to do with it.

use futures::future::{Either, LocalBoxFuture, select};
use js_sys::encode_uri_component;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::pause::pause;
use crate::boot::AuthMode;
use crate::paths::Page;
use crate::session::AuthMethod;
use crate::session::oidc::OidcSession;
use crate::session::phase::Phase;
use crate::state::tabs::TabMessage;
use crate::state::user::NotDeleted;
use crate::state::{ApiError, ErrorKind, State, auto_sign_in, drafts};

/// Seconds that the issuer gets to end the session; a person who leaves does not wait longer.
const REVOKING: u64 = 5;

impl State {
    /// Whether the app can end the session that it has.
    pub fn can_sign_out(&self) -> bool {
        self.boot.auth.mode != AuthMode::Cookie || self.boot.auth.sign_out_url.is_some()
    }

    /// Ends the session on the person's intent, here, in the other tabs, and where it came from, and gives up their drafts.
    pub async fn sign_out(&self) {
        // First, because whoever leaves may close the page at once.
        self.drafts.give_up();
        self.ask_before_next();
        self.tabs.tell(&TabMessage::SignedOut);
        let elsewhere = match &self.session.secrets().method {
            AuthMethod::Oidc(oidc) => self.end_session(oidc).await,
            AuthMethod::Cookie(_) => {
                let url = self.boot.auth.sign_out_url.as_deref();
                url.map(|url| with_return(url, &self.href(Page::SignedOut)))
            }
            AuthMethod::Host(_) | AuthMethod::ApiKey(_) => None,
        };
        self.signed_out();
        if let Some(url) = elsewhere {
            self.leave_session(&url).await;
        }
    }

    /// Deletes the account; on success nobody is signed in any more, and this browser keeps nothing of theirs. It is sent
    /// once: after a lost answer the account is looked for instead.
    pub async fn delete_account(&self) -> Result<(), NotDeleted> {
        match self.user.delete().await {
            Ok(()) => {}
            Err(error) if error.passes() || is_unclear(error.kind) => {
                self.user.look_for_deleted(error).await?;
            }
            // The service's own word.
            Err(refusal) => return Err(NotDeleted::Refused(refusal)),
        }
        self.deleted().await;
        Ok(())
    }

    /// Looks whether a deletion whose answer was `lost` has been done.
    pub async fn check_deletion(&self, lost: ApiError) -> Result<(), NotDeleted> {
        self.user.look_for_deleted(lost).await?;
        self.deleted().await;
        Ok(())
    }

    async fn deleted(&self) {
        self.tabs.tell(&TabMessage::SignedOut);
        if let AuthMethod::Oidc(oidc) = &self.session.secrets().method {
            self.end_session(oidc).await;
        }
        let owner = self.drafts.owner_now();
        self.session.deleted();
        self.forget();
        drafts::erase(owner.as_deref());
        self.ask_before_next();
    }

    /// Whoever sits at this browser from now on may be another person: no tab signs them in by itself.
    fn ask_before_next(&self) {
        if matches!(self.boot.auth.mode, AuthMode::Oidc | AuthMode::Cookie) {
            auto_sign_in::block();
        }
    }

    /// Begins again as whoever is signed in now, after [`Phase::Replaced`].
    pub fn start_afresh(&self) {
        self.session.secrets().close();
        let _ = window().location().reload();
    }

    /// Revokes what the issuer gave and answers where its own session is ended, without waiting for long.
    async fn end_session(&self, oidc: &OidcSession) -> Option<String> {
        let ended: LocalBoxFuture<'_, _> = Box::pin(async {
            let url = self.api.end_session_url(oidc).await;
            let reached = match oidc.revocation() {
                Some(form) => self.api.revoke(oidc, form).await,
                None => true,
            };
            // Nobody is led to a page that does not answer: here they are signed out all the same.
            url.filter(|_| reached)
        });
        match select(ended, Box::pin(pause(REVOKING))).await {
            Either::Left((url, _)) => url,
            Either::Right(_) => None,
        }
    }

    /// Heeds what other tabs do.
    pub(super) fn listen(&self) {
        let state = self.clone();
        self.tabs.listen(move |told| match told {
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

    /// Tabs with API keys of their own have nothing to do with each other.
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

    pub(super) fn tell_who(&self) {
        if let Some(user) = self.session.secrets().with_identity(|identity| identity.user.clone()) {
            self.tabs.tell(&TabMessage::SignedIn(user));
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
        self.api.forget_oddities();
    }
}

/// Whether nobody knows what came of a request.
fn is_unclear(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Cancelled | ErrorKind::Unexpected(_) | ErrorKind::NotOffered(_))
}

/// A proxy's URL with the page to return to.
pub(super) fn with_return(url: &str, return_to: &str) -> String {
    url.replace("{returnTo}", &String::from(encode_uri_component(return_to)))
}
