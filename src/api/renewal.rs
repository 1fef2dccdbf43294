//! Keeping the session alive: before a request, its token is renewed if need be, and whoever it speaks for is compared
//! with whom the session began with.

use futures::future::{Either, select};
use wire::Me;

use crate::api::answer::{is_refusal, is_success};
use crate::api::call::Call;
use crate::api::client::Client;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::pause::pause;
use crate::api::sign_in::accept;
use crate::session::host::{HostSession, Reason};
use crate::session::oidc::OidcSession;
use crate::session::{AuthMethod, SignInProblem};

/// Seconds that a host page may take for another token without asking the person.
const HOST_TIMEOUT: u64 = 30;

/// A token from the host page, which has to manage without the person; `None` where it does not answer in time.
pub(crate) async fn host_token(host: &HostSession, reason: Reason) -> Option<Result<String, SignInProblem>> {
    match select(Box::pin(host.request_token(reason)), Box::pin(pause(HOST_TIMEOUT))).await {
        Either::Left((given, _)) => Some(given),
        Either::Right(_) => None,
    }
}

impl Client {
    /// Makes the session of this `generation` fit for a request. All requests that come meanwhile wait for the same
    /// renewal. `telling` is the request whose answer says whom the session speaks for.
    ///
    /// # Errors
    /// `Unauthorized` when the session is over, `OtherUser` when it speaks for somebody else by now, `Aborted` when it is
    /// another session.
    pub(super) async fn ready(&self, telling: bool, generation: u32) -> Result<(), ApiError> {
        let session = &self.session;
        if session.needs_renewal() || session.needs_confirmation(telling) {
            // Of a cookie nothing is renewed, so nobody has to wait for what another request asks.
            let by_cookie = session.csrf_header().is_some();
            let _turn = if by_cookie { None } else { Some(self.renewing.lock().await) };
            self.still(generation)?;
            let renewed = self.renew_if_due(generation).await?;
            if session.needs_confirmation(telling) {
                self.compare(generation, renewed).await?;
            }
        }
        self.still(generation)?;
        if session.with_identity(|identity| identity.replaced) {
            return Err(ApiError::new(ErrorKind::OtherUser));
        }
        if session.authorization().is_none() && session.csrf_header().is_none() {
            return Err(ApiError::new(ErrorKind::Unauthorized));
        }
        Ok(())
    }

    /// Nothing is sent for one session, and no answer heeded, when another one has begun meanwhile or none is left.
    pub(super) fn still(&self, generation: u32) -> Result<(), ApiError> {
        if self.session.generation() == generation { Ok(()) } else { Err(ApiError::new(ErrorKind::Aborted)) }
    }

    /// Takes note of whom the service says that the session speaks for.
    pub(super) fn recognise(&self, user: &str) -> Result<(), ApiError> {
        if self.session.with_identity(|identity| identity.confirm(user)) {
            Ok(())
        } else {
            Err(ApiError::new(ErrorKind::OtherUser))
        }
    }

    /// Answers whether the session speaks with another token now.
    async fn renew_if_due(&self, generation: u32) -> Result<bool, ApiError> {
        if !self.session.needs_renewal() {
            return Ok(false);
        }
        match &self.session.method {
            AuthMethod::Oidc(oidc) => self.refresh(oidc, generation).await?,
            AuthMethod::Host(host) => self.ask_again(host, generation).await?,
            AuthMethod::Cookie(_) | AuthMethod::ApiKey(_) => {}
        }
        self.session.with_identity(|identity| identity.unconfirmed = true);
        Ok(true)
    }

    /// The next tokens from the issuer. That it refuses ends the session; that it does not answer does not.
    async fn refresh(&self, oidc: &OidcSession, generation: u32) -> Result<(), ApiError> {
        use SignInProblem::{Misconfigured, NotThere, Refused};
        let Some(form) = oidc.refresh_form() else { return Ok(()) };
        let answer = self.tokens(oidc, form).await;
        if let (Err(ended), Ok(answer)) = (self.still(generation), &answer) {
            // The person signed out while it was on its way: nobody is to have these.
            if let Some(form) = oidc.revocation_form_of(answer) {
                self.revoke(oidc, form).await;
            }
            return Err(ended);
        }
        self.still(generation)?;
        let accepted = answer.and_then(|answer| accept(oidc, &answer, None));
        // Else it was not the token that was refused: the issuer's configuration could not be read.
        let was_asked = oidc.provider().is_some();
        accepted.map_err(|error| match error.kind {
            ErrorKind::SignIn(Refused | NotThere | Misconfigured(_)) if was_asked => {
                oidc.drop_grant();
                ApiError { detail: error.detail, ..ApiError::new(ErrorKind::Unauthorized) }
            }
            _ => error,
        })
    }

    /// Another token from the host page, which has to manage without the person. If it does not, the session is over.
    async fn ask_again(&self, host: &HostSession, generation: u32) -> Result<(), ApiError> {
        let given = host_token(host, Reason::Expired).await;
        self.still(generation)?;
        match given {
            Some(Ok(token)) => host.open(token),
            _ => {
                host.close();
                return Err(ApiError::new(ErrorKind::Unauthorized));
            }
        }
        Ok(())
    }

    /// Asks the service whom the session speaks for now. A token that is refused is renewed, unless it is new.
    async fn compare(&self, generation: u32, renewed: bool) -> Result<(), ApiError> {
        let used = self.session.authorization();
        let mut received = self.exchange(&Call::get("")).await;
        if is_refusal(&received) && !renewed && self.session.mark_refused(used.as_deref()) {
            self.renew_if_due(generation).await?;
            received = self.exchange(&Call::get("")).await;
        }
        self.still(generation)?;
        let answer = received?.settle("GET users/me/".into(), is_success, &self.oddities)?;
        self.recognise(answer.decode(Me::read)?.id())
    }
}
