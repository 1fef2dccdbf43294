//! What is asked of the OpenID provider: its configuration, tokens, and their revocation.

use serde_json::Value;

use crate::api::Api;
use crate::api::answer::{Received, is_success};
use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::session::SignInProblem;
use crate::session::oidc::pending::Pending;
use crate::session::oidc::provider::{Provider, configuration_url};
use crate::session::oidc::{OidcSession, Wish};

impl Api {
    /// The URL that begins a sign-in; `wanted` is where it leads to in the end.
    pub async fn sign_in_url(
        &self,
        oidc: &OidcSession,
        wanted: String,
        wish: Wish,
    ) -> Result<String, ApiError> {
        let provider = self.client.provider(oidc).await?;
        Ok(oidc.begin(&provider, wanted, wish).await?)
    }

    /// Turns the code that the browser came back with into tokens.
    pub async fn redeem(&self, oidc: &OidcSession, code: &str, pending: &Pending) -> Result<(), ApiError> {
        let answer = self.client.tokens(oidc, oidc.redemption(code, pending)).await?;
        oidc.accept(&answer, Some(pending))?;
        Ok(oidc.settle().await?)
    }

    /// Makes a token worthless; `form` is [`OidcSession::revocation`]. It is a courtesy: the token ends by itself.
    /// Answers whether the issuer can be reached at all.
    pub async fn revoke(&self, oidc: &OidcSession, form: String) -> bool {
        self.client.revoke(oidc, form).await
    }

    /// The URL that ends the issuer's own session; `None` where it has none or cannot be asked.
    pub async fn end_session_url(&self, oidc: &OidcSession) -> Option<String> {
        oidc.end_session_url(&self.client.provider(oidc).await.ok()?)
    }
}

impl Client {
    /// The issuer's configuration, read once.
    async fn provider(&self, oidc: &OidcSession) -> Result<Provider, ApiError> {
        if let Some(provider) = oidc.provider() {
            return Ok(provider);
        }
        let received = self.ask_issuer(&configuration_url(oidc.issuer()), None).await?;
        let provider = Provider::read(oidc.issuer(), &json(received)?)?;
        oidc.set_provider(provider.clone());
        Ok(provider)
    }

    /// An answer of the token endpoint.
    pub(super) async fn tokens(&self, oidc: &OidcSession, form: String) -> Result<Value, ApiError> {
        let provider = self.provider(oidc).await?;
        json(self.ask_issuer(&provider.token, Some(form)).await?)
    }

    pub(super) async fn revoke(&self, oidc: &OidcSession, form: String) -> bool {
        match self.provider(oidc).await {
            Ok(Provider { revocation: Some(url), .. }) => self.ask_issuer(&url, Some(form)).await.is_ok(),
            provider => provider.is_ok(),
        }
    }
}

/// JSON of a success; else what the issuer says is wrong (RFC 6749 §5.2), or that it has a problem of its own.
fn json(received: Received) -> Result<Value, ApiError> {
    let Received { status, text, .. } = received;
    let value: Option<Value> = serde_json::from_str(&text).ok();
    let said = |key: &str| value.as_ref()?.get(key)?.as_str().map(str::to_owned);
    match said("error") {
        _ if status >= 500 || status == 429 => Err(SignInProblem::Unreachable.into()),
        Some(error) => {
            let words = said("error_description").map(|words| format!("{error}: {words}"));
            Err(ApiError::sign_in(SignInProblem::Refused, words.or(Some(error))))
        }
        // Whatever stands before the issuer and refuses in its place does not speak OAuth.
        None if (400..500).contains(&status) && status != 408 => Err(SignInProblem::Refused.into()),
        None => value.filter(|_| is_success(status)).ok_or_else(|| SignInProblem::Unreadable.into()),
    }
}
