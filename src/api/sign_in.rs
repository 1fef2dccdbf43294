//! What is asked of the OpenID provider: its configuration, tokens, and their revocation.

use serde_json::Value;
use web_sys::{RequestCache, RequestRedirect};
use wire::json;

use crate::api::abort::deadline;
use crate::api::client::{Api, TIMEOUT};
use crate::api::error::{ApiError, ErrorKind};
use crate::api::request::{Body, Request};
use crate::api::response::{Received, is_success};
use crate::session::SignInProblem;
use crate::session::oidc::auth_request::AuthRequest;
use crate::session::oidc::provider::{Provider, configuration_url};
use crate::session::oidc::{OidcSession, SignInIntent};

impl Api {
    /// The URL that begins a sign-in; `wanted` is where it leads to in the end.
    pub async fn sign_in_url(
        &self,
        oidc: &OidcSession,
        wanted: String,
        intent: SignInIntent,
    ) -> Result<String, ApiError> {
        let provider = self.provider(oidc).await?;
        Ok(oidc.begin(&provider, wanted, intent).await?)
    }

    /// Turns the code that the browser came back with into tokens.
    pub async fn redeem(
        &self,
        oidc: &OidcSession,
        code: &str,
        request: &AuthRequest,
    ) -> Result<(), ApiError> {
        let answer = self.tokens(oidc, oidc.code_form(code, request)).await?;
        accept(oidc, &answer, Some(request))?;
        Ok(oidc.claim_new_tab().await?)
    }

    /// Makes a token worthless; `form` is [`OidcSession::revocation_form`]. It is a courtesy: the token ends by itself.
    /// Returns whether the issuer can be reached at all.
    pub async fn revoke(&self, oidc: &OidcSession, form: String) -> bool {
        match self.provider(oidc).await {
            Ok(Provider { revocation: Some(url), .. }) => self.ask_issuer(&url, Some(form)).await.is_ok(),
            provider => provider.is_ok(),
        }
    }

    /// The URL that ends the issuer's own session; `None` where it has none or cannot be asked.
    pub async fn end_session_url(&self, oidc: &OidcSession) -> Option<String> {
        oidc.end_session_url(&self.provider(oidc).await.ok()?)
    }

    /// The issuer's configuration, read once.
    async fn provider(&self, oidc: &OidcSession) -> Result<Provider, ApiError> {
        if let Some(provider) = oidc.provider() {
            return Ok(provider);
        }
        let url = configuration_url(&oidc.issuer());
        let received = self.ask_issuer(&url, None).await?;
        let read = json(&url, &received).and_then(|configuration| {
            Provider::read(&oidc.issuer(), &configuration)
                .map_err(|(problem, why)| set_up(problem, &url, why))
        });
        let provider = read?;
        oidc.set_provider(provider.clone());
        Ok(provider)
    }

    /// A response of the token endpoint.
    async fn tokens(&self, oidc: &OidcSession, form: String) -> Result<Value, ApiError> {
        let url = self.provider(oidc).await?.token;
        let received = self.ask_issuer(&url, Some(form)).await?;
        refusal(&url, &received).map_or_else(|| json(&url, &received), Err)
    }

    /// The next tokens from the issuer. That it refuses ends the session; that it does not respond does not.
    pub(super) async fn refresh(&self, oidc: &OidcSession, generation: u32) -> Result<(), ApiError> {
        use SignInProblem::{Misconfigured, NotThere, Refused};
        let Some(form) = oidc.refresh_form() else { return Ok(()) };
        let answer = self.tokens(oidc, form).await;
        if let (Err(ended), Ok(answer)) = (self.still(generation), &answer) {
            // The person signed out while it was on its way: no one is to have these.
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

    /// Asks the issuer at `url`: reads, or sends a form. Secrets follow no redirect.
    async fn ask_issuer(&self, url: &str, form: Option<String>) -> Result<Received, ApiError> {
        let signal = deadline(TIMEOUT, &[self.cancellation.signal().as_ref()]);
        let request =
            Request::new(url, RequestCache::NoStore, signal.as_ref()).header("Accept", "application/json");
        let (request, body) = match form {
            None => (request, Body::None),
            Some(form) => (request.method("POST", RequestRedirect::Error), Body::Urlencoded(form)),
        };
        let received = request.exchange(&body).await;
        received.map_err(|_| ApiError::sign_in(SignInProblem::Unreachable, Some(url.into())))
    }
}

/// Takes the tokens of a response of the token endpoint.
fn accept(oidc: &OidcSession, answer: &Value, request: Option<&AuthRequest>) -> Result<(), ApiError> {
    let url = oidc.provider().map(|provider| provider.token).unwrap_or_default();
    oidc.accept(answer, request).map_err(|problem| {
        let wrong = if problem == SignInProblem::Unreadable { "access_token" } else { "id_token" };
        set_up(problem, &url, wrong.into())
    })
}

/// What the issuer says is wrong with what was sent (RFC 6749 §5.2), if it says so itself.
fn refusal(url: &str, received: &Received) -> Option<ApiError> {
    let value = json::parse(&received.text).ok()?;
    let said = |key: &str| value.get(key)?.as_str();
    let error = said("error").filter(|_| !has_problem(received.status))?;
    let words = said("error_description").map(|words| format!(": {words}")).unwrap_or_default();
    Some(set_up(SignInProblem::of_code(error), url, format!("{error}{words}")))
}

/// The JSON of a success, else what is wrong with the server at `url`.
fn json(url: &str, received: &Received) -> Result<Value, ApiError> {
    let status = received.status;
    let problem = match status {
        status if has_problem(status) => SignInProblem::Unreachable,
        status if !is_success(status) => SignInProblem::NotThere,
        _ => SignInProblem::Unreadable,
    };
    let value = json::parse(&received.text).ok().filter(|_| is_success(status));
    let nature = if received.is_html { ", text/html" } else { "" };
    value.ok_or_else(|| set_up(problem, url, format!("{status}{nature}")))
}

/// Whether a status says that there is a problem that passes.
fn has_problem(status: u16) -> bool {
    status >= 500 || status == 429 || status == 408
}

/// A failure with what was asked for and what came, for the operator.
fn set_up(problem: SignInProblem, url: &str, why: String) -> ApiError {
    ApiError::sign_in(problem, Some(format!("{url}: {why}")))
}
