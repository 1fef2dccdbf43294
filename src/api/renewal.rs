//! Keeping the session alive: before a request its token is renewed if need be, and the account that it acts for is compared
//! with the one that the session began with.

use futures::future::{Either, select};
use wire::Me;

use crate::api::client::{Api, Call};
use crate::api::error::{ApiError, ErrorKind};
use crate::api::issuer::issuer;
use crate::api::response::{is_refusal, is_success};
use crate::pause::pause;
use crate::session::host::{HostSession, Reason};
use crate::session::{AuthMethod, SignInProblem};

/// Seconds that a host page may take for another token without asking the person.
const HOST_TIMEOUT: u64 = 30;

/// A token from the host page, which has to manage without the person; `None` where it does not respond in time.
pub(crate) async fn host_token(host: &HostSession, reason: Reason) -> Option<Result<String, SignInProblem>> {
    match select(Box::pin(host.request_token(reason)), Box::pin(pause(HOST_TIMEOUT))).await {
        Either::Left((given, _)) => Some(given),
        Either::Right(_) => None,
    }
}

impl Api {
    /// Renews the token of the session of this `generation` where it is due, then asks whom the session speaks for where that
    /// is in doubt. All requests that come meanwhile wait for the same renewal. `telling` is the request whose response says
    /// so itself.
    pub(super) async fn renew(&self, telling: bool, generation: u32) -> Result<(), ApiError> {
        // Of a cookie nothing is renewed, so no one has to wait for what another request asks.
        let by_cookie = self.session.csrf_header().is_some();
        let _turn = if by_cookie { None } else { Some(self.renewing.lock().await) };
        self.still(generation)?;
        let renewed = self.renew_if_due(generation).await?;
        if self.session.needs_confirmation(telling) {
            self.compare(generation, renewed).await?;
        }
        Ok(())
    }

    /// Takes note of whom the service says that the session speaks for.
    pub(super) fn recognise(&self, user: &str) -> Result<(), ApiError> {
        let is_same = self.session.with_identity(|identity| identity.confirm(user));
        if is_same { Ok(()) } else { Err(ApiError::new(ErrorKind::OtherUser)) }
    }

    /// Returns whether the session speaks with another token now.
    async fn renew_if_due(&self, generation: u32) -> Result<bool, ApiError> {
        if !self.session.needs_renewal() {
            return Ok(false);
        }
        match &self.session.method {
            AuthMethod::Oidc(oidc) => (issuer()?.refresh)(self, oidc, generation).await?,
            AuthMethod::Host(host) => self.ask_again(host, generation).await?,
            AuthMethod::Cookie(_) | AuthMethod::ApiKey(_) => {}
        }
        self.session.with_identity(|identity| identity.unconfirmed = true);
        Ok(true)
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
        let mut received = self.exchange(&Call::new("GET", "")).await;
        if is_refusal(&received) && !renewed && self.session.mark_refused(used.as_deref()) {
            self.renew_if_due(generation).await?;
            received = self.exchange(&Call::new("GET", "")).await;
        }
        self.still(generation)?;
        let answer = received?.judge("GET users/me/".into(), is_success, &self.oddities)?;
        self.recognise(answer.decode(|user, odd| Me::read(&user, odd))?.id())
    }
}
