//! The start of the app: it finds out who is signed in, and may redirect to the sign-in where the page requires a session.

use leptos::task::spawn_local;

use crate::api::issuer::issuer;
use crate::api::renewal::host_token;
use crate::boot::{AuthMode, Start};
use crate::drafts;
use crate::paths::{Audience, Page};
use crate::session::host::Reason;
use crate::session::oidc::SignInIntent;
use crate::session::oidc::callback::Callback;
use crate::session::oidc::tab::is_first_visit;
use crate::session::phase::Phase;
use crate::session::{AuthMethod, SignInProblem};
use crate::state::sign_in::not_accepted;
use crate::state::{ApiError, ErrorKind, State, auto_sign_in};

impl State {
    /// Finds out who is signed in. Called once before anything is shown, because it removes an issuer's response from the
    /// URL. `requested` is the page of the URL.
    pub fn start(&self, requested: Option<Page>) {
        self.listen();
        self.stay_in_step();
        drafts::tidy();
        self.theme.start();
        let by_itself = self.may_leave_by_itself(requested);
        let (callback, establishes) = match &self.session.secrets().method {
            AuthMethod::ApiKey(_) => return,
            AuthMethod::Oidc(oidc) => {
                let callback = issuer().map_or(Callback::Fresh, |issuer| (issuer.take_callback)(oidc));
                let is_new = matches!(callback, Callback::Fresh | Callback::Reloaded);
                // A person who reloads a page was signed in before, and has not signed out.
                let leaves = by_itself && (self.starts_by_itself() || callback == Callback::Reloaded);
                (callback, leaves || !is_new)
            }
            AuthMethod::Host(_) | AuthMethod::Cookie(_) => {
                (Callback::Fresh, requested != Some(Page::SignedOut))
            }
        };
        if !establishes {
            return;
        }
        self.session.starting();
        let state = self.clone();
        spawn_local(async move {
            let failure = state.establish(callback, by_itself).await.err();
            // Without a failure the browser was redirected, and is still here or has come back.
            if state.session.phase_now() == Phase::Starting {
                // A host or a proxy without a session is no failure.
                let is_news =
                    |reason: &ApiError| state.boot.auth.mode == AuthMode::Oidc || !reason.kind.ends_session();
                state.session.not_opened(failure.filter(is_news));
            }
        });
    }

    /// Whether the app may redirect to the sign-in by itself: for a page that requires a session, and where
    /// [`auto_sign_in`] allows it.
    fn may_leave_by_itself(&self, requested: Option<Page>) -> bool {
        let needs_session = requested.is_some_and(|page| page.audience() != Audience::Everyone);
        needs_session && requested != Some(Page::SignedIn) && auto_sign_in::is_allowed()
    }

    fn starts_by_itself(&self) -> bool {
        self.boot.auth.start == Some(Start::Redirect)
    }

    /// Establishes a session. With `by_itself` the app may redirect to the sign-in.
    async fn establish(&self, callback: Callback, by_itself: bool) -> Result<(), ApiError> {
        let generation = self.session.secrets().generation();
        match (&self.session.secrets().method, callback) {
            (AuthMethod::Oidc(oidc), Callback::Code(code, request)) => {
                (issuer()?.redeem)(&self.api, oidc, &code, &request).await?;
                if let Err(ended) = self.still(generation) {
                    self.revoke(oidc);
                    (issuer()?.drop_grant)(oidc);
                    return Err(ended);
                }
                self.enter_after_sign_in().await
            }
            (AuthMethod::Oidc(_), Callback::Problem(problem, detail)) => {
                Err(ApiError::sign_in(problem, detail))
            }
            (AuthMethod::Oidc(oidc), Callback::Restored(tab)) if (issuer()?.claim)(oidc, &tab).await => {
                match self.enter().await {
                    // The stored session has ended, so the app starts without one.
                    Err(error) if error.kind.ends_session() && by_itself => {
                        self.leave(SignInIntent::App).await
                    }
                    Err(error) if error.kind.ends_session() => Ok(()),
                    entered => entered,
                }
            }
            (AuthMethod::Oidc(_), _) if by_itself => self.leave(SignInIntent::App).await,
            (AuthMethod::Oidc(_) | AuthMethod::ApiKey(_), _) => Ok(()),
            (AuthMethod::Host(host), _) => {
                let given = host_token(host, Reason::Start).await;
                self.still(generation)?;
                let given = given.ok_or(SignInProblem::NoToken)?;
                host.open(given.map_err(|_| ApiError::new(ErrorKind::Unauthorized))?);
                self.enter().await
            }
            (AuthMethod::Cookie(_), _) => {
                let is_back = auto_sign_in::is_return(&self.return_url()) && is_first_visit();
                match self.enter().await {
                    Err(error) if error.kind.ends_session() && by_itself && self.starts_by_itself() => {
                        self.leave(SignInIntent::App).await
                    }
                    Err(error) if is_back => Err(not_accepted(error)),
                    entered => entered,
                }
            }
        }
    }
}
