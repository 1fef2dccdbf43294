//! The verbs that begin a session or go on with it, whatever `auth.mode` says.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::boot::AuthMode;
use crate::paths::{Audience, Page, Phase};
use crate::session::host::Reason;
use crate::session::oidc::arrival::Arrival;
use crate::session::oidc::{OidcSession, Wish};
use crate::session::{SignInProblem, Way};
use crate::state::sign_out::with_return;
use crate::state::{ApiError, ErrorKind, State, drafts};

impl State {
    /// Finds out who is signed in. Called once, before anything is shown: it takes the answer of an issuer out of the
    /// URL. `asked` is the page that the URL names.
    pub fn start(&self, asked: Option<Page>) {
        self.listen();
        self.stay_in_step();
        drafts::age();
        self.start_theme();
        let needs_somebody = asked.is_some_and(|page| page.audience() != Audience::Everyone);
        let (arrival, goes_on) = match &self.session.secrets().way {
            Way::ApiKey(_) => return,
            Way::Oidc(oidc) => {
                let arrival = oidc.arrive();
                let goes_on = arrival != Arrival::Fresh && (arrival != Arrival::Reloaded || needs_somebody);
                (arrival, goes_on)
            }
            Way::Host(_) | Way::Cookie(_) => (Arrival::Fresh, asked != Some(Page::SignedOut)),
        };
        if !goes_on {
            return;
        }
        self.session.starting();
        let state = self.clone();
        spawn_local(async move {
            let failure = state.establish(arrival, needs_somebody).await.err();
            // Where nothing failed, the browser was to leave, and is still here or was brought back.
            if state.session.phase_now() == Phase::Starting {
                // That a host or a proxy knows nobody yet is no news.
                let is_news = |reason: &ApiError| {
                    state.boot.auth.mode == AuthMode::Oidc || reason.kind != ErrorKind::Unauthorized
                };
                state.session.not_opened(failure.filter(is_news));
            }
        });
    }

    async fn establish(&self, arrival: Arrival, needs_somebody: bool) -> Result<(), ApiError> {
        let generation = self.session.secrets().generation();
        match (&self.session.secrets().way, arrival) {
            (Way::Oidc(oidc), Arrival::Code(code, pending)) => {
                self.api.redeem(oidc, &code, &pending).await?;
                if let Err(ended) = self.still(generation) {
                    self.revoke(oidc);
                    oidc.drop_grant();
                    return Err(ended);
                }
                return self.enter().await.map_err(|error| match error.kind {
                    ErrorKind::Unauthorized => ApiError::from(SignInProblem::NotAccepted),
                    _ => error,
                });
            }
            (Way::Oidc(_), Arrival::Problem(problem, words)) => {
                return Err(ApiError::sign_in(problem, words));
            }
            (Way::Oidc(oidc), Arrival::Kept(tab)) if oidc.claim(&tab).await => {
                return match self.enter().await {
                    // What was kept has ended meanwhile: it is as if nothing had been kept.
                    Err(error) if error.kind == ErrorKind::Unauthorized && needs_somebody => {
                        self.leave(oidc, Wish::App).await
                    }
                    Err(error) if error.kind == ErrorKind::Unauthorized => Ok(()),
                    entered => entered,
                };
            }
            (Way::Oidc(oidc), _) if needs_somebody => return self.leave(oidc, Wish::App).await,
            (Way::Oidc(_), _) => return Ok(()),
            (Way::Host(host), _) => {
                let given = host.ask(Reason::Start).await;
                self.still(generation)?;
                host.open(given.map_err(|_| ApiError::new(ErrorKind::Unauthorized))?);
            }
            (Way::Cookie(_) | Way::ApiKey(_), _) => {}
        }
        self.enter().await
    }

    /// Signs in with an API key, or goes on with it where a session has ended.
    pub async fn sign_in_with_key(&self, key: &str) -> Result<(), ApiError> {
        let secrets = self.session.secrets();
        let Way::ApiKey(session) = &secrets.way else { return Ok(()) };
        if !session.open(key) {
            return Err(ApiError::new(ErrorKind::Unauthorized));
        }
        if self.session.phase_now() != Phase::Lapsed {
            return self.enter().await;
        }
        let resumed = self.resume().await;
        if resumed.is_err() {
            session.close();
            // A key of another account is a slip, and none of the session's: that still waits for its own person.
            secrets.with_identity(|identity| identity.replaced = false);
        }
        resumed
    }

    /// Signs in as the person asks to. The modes `oidc` and `cookie` leave the page for that and return to it.
    pub async fn sign_in(&self) -> Result<(), ApiError> {
        match &self.session.secrets().way {
            Way::ApiKey(_) => Ok(()),
            Way::Oidc(oidc) => {
                // Without a question the issuer would give the same account again, which is of no use here.
                let refused = untrack(|| self.session.failure()).is_some_and(|failure| {
                    let not_accepted = ErrorKind::SignIn(SignInProblem::NotAccepted);
                    failure.kind == not_accepted || failure.kind == ErrorKind::Forbidden
                });
                self.leave(oidc, if refused { Wish::AnotherAccount } else { Wish::Person }).await
            }
            Way::Cookie(_) => {
                let url = self.boot.auth.sign_in_url.as_deref().unwrap_or_default();
                self.go(&with_return(url, &self.return_url()), false).await;
                Ok(())
            }
            Way::Host(host) => {
                let generation = self.session.secrets().generation();
                let given = host.ask(Reason::SignIn).await;
                self.still(generation)?;
                host.open(given?);
                if self.session.phase_now() == Phase::Lapsed {
                    self.resume().await
                } else {
                    self.enter().await
                }
            }
        }
    }

    /// Reads the user with the secret that there is. A 401 or 403 refuses it; when the service fails for another reason
    /// the secret may well be right, so the session begins and the page says what failed.
    async fn enter(&self) -> Result<(), ApiError> {
        let secrets = self.session.secrets();
        let generation = secrets.generation();
        self.drafts.begin();
        self.config.forget();
        self.notifications.forget();
        self.user.load().await;
        self.still(generation)?;
        let failure = self.user.failure();
        if let Some(error) = &failure
            && matches!(error.kind, ErrorKind::Unauthorized | ErrorKind::Forbidden)
        {
            if let Way::Oidc(oidc) = &secrets.way {
                self.revoke(oidc);
            }
            secrets.close();
            return Err(error.clone());
        }
        if let (Way::Oidc(oidc), None) = (&secrets.way, failure) {
            oidc.succeeded();
        }
        self.session.opened();
        self.tell_who();
        Ok(())
    }

    /// Goes on with a session that had ended, if it is the same person's.
    pub(super) async fn resume(&self) -> Result<(), ApiError> {
        self.session.secrets().with_identity(|identity| identity.doubtful = true);
        let read = self.user.read().await;
        if read.as_ref().is_err_and(|error| error.kind == ErrorKind::OtherUser)
            && self.boot.auth.mode != AuthMode::ApiKey
        {
            self.session.replaced();
        }
        read?;
        self.session.opened();
        self.tell_who();
        self.config.reload_failed().await;
        self.notifications.reload_failed().await;
        Ok(())
    }

    /// Makes what the issuer gave worthless, without waiting for its answer.
    pub(super) fn revoke(&self, oidc: &OidcSession) {
        if let Some(form) = oidc.revocation() {
            let (api, oidc) = (self.api.clone(), oidc.clone());
            spawn_local(async move {
                api.revoke(&oidc, form).await;
            });
        }
    }

    /// Fails when another session has begun meanwhile, or the one that was beginning is over.
    fn still(&self, generation: u32) -> Result<(), ApiError> {
        let same = self.session.secrets().generation() == generation;
        if same { Ok(()) } else { Err(ApiError::new(ErrorKind::Aborted)) }
    }
}
