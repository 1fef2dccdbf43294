//! The methods that begin or resume a session at the person's request, for each `auth.mode`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::issuer::issuer;
use crate::boot::AuthMode;

use crate::resource::Resource;
use crate::session::host::Reason;
use crate::session::oidc::{OidcSession, SignInIntent};
use crate::session::phase::Phase;
use crate::session::{AuthMethod, SignInProblem};
use crate::state::{ApiError, ErrorKind, State, auto_sign_in};

impl State {
    /// Enters right after a sign-in. A refusal means then that the service does not accept the account.
    pub(super) async fn enter_after_sign_in(&self) -> Result<(), ApiError> {
        let set_back =
            |is_back| self.session.secrets().with_identity(|identity| identity.just_signed_in = is_back);
        set_back(true);
        let entered = self.enter().await;
        set_back(false);
        entered.map_err(not_accepted)
    }

    /// Signs in with an API key, or resumes an ended session with it.
    pub async fn sign_in_with_key(&self, key: &str) -> Result<(), ApiError> {
        let secrets = self.session.secrets();
        let AuthMethod::ApiKey(session) = &secrets.method else { return Ok(()) };
        if !session.open(key) {
            return Err(ApiError::new(ErrorKind::Unauthorized));
        }
        if self.session.phase_now() != Phase::Lapsed {
            return self.enter().await;
        }
        let resumed = self.resume().await;
        if resumed.is_err() {
            session.close();
            // A key of another account is a mistake and does not replace the session, which still waits for its own.
            secrets.with_identity(|identity| identity.replaced = false);
        }
        resumed
    }

    /// Signs in at the person's request. The modes `oidc` and `cookie` leave the page for that and return to it.
    pub async fn sign_in(&self) -> Result<(), ApiError> {
        auto_sign_in::unblock();
        match &self.session.secrets().method {
            AuthMethod::ApiKey(_) => Ok(()),
            AuthMethod::Oidc(_) => {
                // Otherwise the issuer would return the same refused account again.
                let refused = untrack(|| self.session.failure()).is_some_and(|failure| {
                    let not_accepted = ErrorKind::SignIn(SignInProblem::NotAccepted);
                    failure.kind == not_accepted || failure.kind == ErrorKind::Forbidden
                });
                self.leave(if refused { SignInIntent::AnotherAccount } else { SignInIntent::Person }).await
            }
            AuthMethod::Cookie(_) => self.leave(SignInIntent::Person).await,
            AuthMethod::Host(host) => {
                let generation = self.session.secrets().generation();
                let given = host.request_token(Reason::SignIn).await;
                self.still(generation)?;
                host.open(given?);
                if self.session.phase_now() == Phase::Lapsed {
                    self.resume().await
                } else {
                    self.enter_after_sign_in().await
                }
            }
        }
    }

    /// Reads the user with the current secret. A 401, a 403 or a redirect ends the session. After another failure the secret
    /// may still be valid, so the session begins and the page shows the failure.
    pub(super) async fn enter(&self) -> Result<(), ApiError> {
        let secrets = self.session.secrets();
        let generation = secrets.generation();
        self.drafts.begin();
        let user = &self.user.resource;
        [user, &self.config, &self.notifications].into_iter().for_each(Resource::forget);
        user.load(None).await;
        self.still(generation)?;
        let failure = untrack(|| user.failure());
        if let Some(error) = &failure
            && (error.kind.ends_session()
                || matches!(error.kind, ErrorKind::Forbidden | ErrorKind::Redirected))
        {
            if let AuthMethod::Oidc(oidc) = &secrets.method {
                self.revoke(oidc);
            }
            secrets.close();
            return Err(error.clone());
        }
        if failure.is_none() {
            auto_sign_in::clear_attempt();
        }
        self.session.opened();
        self.announce_sign_in();
        Ok(())
    }

    /// Resumes an ended session, if the account is the same.
    pub(super) async fn resume(&self) -> Result<(), ApiError> {
        self.session.secrets().with_identity(|identity| identity.unconfirmed = true);
        let read = self.user.read().await;
        if read.as_ref().is_err_and(|error| error.kind == ErrorKind::OtherUser)
            && self.boot.auth.mode != AuthMode::ApiKey
        {
            self.session.replaced();
        }
        read?;
        self.session.opened();
        self.announce_sign_in();
        self.config.reload_failed().await;
        self.notifications.reload_failed().await;
        Ok(())
    }

    /// Revokes the tokens, without waiting for the response.
    pub(super) fn revoke(&self, oidc: &OidcSession) {
        let Ok(issuer) = issuer() else { return };
        if let Some(form) = (issuer.revocation_form)(oidc) {
            let (api, oidc) = (self.api.clone(), oidc.clone());
            spawn_local(async move {
                (issuer.revoke)(&api, &oidc, form).await;
            });
        }
    }

    /// Fails when the session of this `generation` is no longer the current one.
    pub(super) fn still(&self, generation: u32) -> Result<(), ApiError> {
        let same = self.session.secrets().generation() == generation;
        if same { Ok(()) } else { Err(ApiError::new(ErrorKind::Aborted)) }
    }
}

/// The error for a session that the service refuses right after a sign-in; other errors stay as they are.
pub(super) fn not_accepted(error: ApiError) -> ApiError {
    if error.kind.ends_session() {
        ApiError::sign_in(SignInProblem::NotAccepted, error.detail)
    } else {
        error
    }
}
