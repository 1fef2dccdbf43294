//! How the app begins: it finds out who is signed in, and where somebody has to be, it may lead to the sign-in by itself.

use leptos::task::spawn_local;

use crate::api::renewal::host_token;
use crate::boot::{AuthMode, Start};
use crate::paths::{Audience, Page};
use crate::session::host::Reason;
use crate::session::oidc::SignInIntent;
use crate::session::oidc::callback::Callback;
use crate::session::oidc::tab::is_first_visit;
use crate::session::phase::Phase;
use crate::session::{AuthMethod, SignInProblem};
use crate::state::sign_in::not_accepted;
use crate::state::{ApiError, ErrorKind, State, auto_sign_in, drafts};

impl State {
    /// Finds out who is signed in. Called once, before anything is shown: it takes the answer of an issuer out of the
    /// URL. `asked` is the page that the URL names.
    pub fn start(&self, asked: Option<Page>) {
        self.listen();
        self.stay_in_step();
        drafts::age();
        self.theme.start();
        let by_itself = self.may_leave_by_itself(asked);
        let (arrival, goes_on) = match &self.session.secrets().method {
            AuthMethod::ApiKey(_) => return,
            AuthMethod::Oidc(oidc) => {
                let arrival = oidc.arrive();
                let is_new = matches!(arrival, Callback::Fresh | Callback::Reloaded);
                // Whoever reloads a page was signed in a moment ago, and has not signed out.
                let leaves = by_itself && (self.starts_by_itself() || arrival == Callback::Reloaded);
                (arrival, leaves || !is_new)
            }
            AuthMethod::Host(_) | AuthMethod::Cookie(_) => (Callback::Fresh, asked != Some(Page::SignedOut)),
        };
        if !goes_on {
            return;
        }
        self.session.starting();
        let state = self.clone();
        spawn_local(async move {
            let failure = state.establish(arrival, by_itself).await.err();
            // Where nothing failed, the browser was to leave, and is still here or was brought back.
            if state.session.phase_now() == Phase::Starting {
                // That a host or a proxy knows nobody yet is no news.
                let is_news =
                    |reason: &ApiError| state.boot.auth.mode == AuthMode::Oidc || !reason.kind.ends_session();
                state.session.not_opened(failure.filter(is_news));
            }
        });
    }

    /// Whether the browser may be taken to where people sign in without being asked: for a page that needs somebody, and
    /// as [`auto_sign_in`] allows.
    fn may_leave_by_itself(&self, asked: Option<Page>) -> bool {
        let needs_somebody = asked.is_some_and(|page| page.audience() != Audience::Everyone);
        needs_somebody && asked != Some(Page::SignedIn) && auto_sign_in::is_allowed()
    }

    fn starts_by_itself(&self) -> bool {
        self.boot.auth.start == Some(Start::Redirect)
    }

    /// `by_itself`: where somebody has to sign in, the browser may be taken there.
    async fn establish(&self, arrival: Callback, by_itself: bool) -> Result<(), ApiError> {
        let generation = self.session.secrets().generation();
        match (&self.session.secrets().method, arrival) {
            (AuthMethod::Oidc(oidc), Callback::Code(code, pending)) => {
                self.api.redeem(oidc, &code, &pending).await?;
                if let Err(ended) = self.still(generation) {
                    self.revoke(oidc);
                    oidc.drop_grant();
                    return Err(ended);
                }
                self.enter_after_sign_in().await
            }
            (AuthMethod::Oidc(_), Callback::Problem(problem, words)) => {
                Err(ApiError::sign_in(problem, words))
            }
            (AuthMethod::Oidc(oidc), Callback::Kept(tab)) if oidc.claim(&tab).await => match self
                .enter()
                .await
            {
                // What was kept has ended meanwhile: it is as if nothing had been kept.
                Err(error) if error.kind.ends_session() && by_itself => self.leave(SignInIntent::App).await,
                Err(error) if error.kind.ends_session() => Ok(()),
                entered => entered,
            },
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
