//! What is asked of the issuer, as the forms and queries that it takes.

use form_urlencoded::Serializer;
use serde_json::Value;

use crate::session::oidc::OidcSession;
use crate::session::oidc::auth_request::AuthRequest;
use crate::session::oidc::provider::Provider;
use crate::session::oidc::tokens::Tokens;

impl OidcSession {
    /// The request that turns a code into tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
    pub fn redemption(&self, code: &str, pending: &AuthRequest) -> String {
        self.form(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.setup.places.signed_in),
            ("code_verifier", &pending.verifier),
        ])
    }

    /// The request for the next tokens (RFC 6749 §6); `None` where there is nothing to ask with.
    pub fn renewal(&self) -> Option<String> {
        let refresh = self.with(|held| held.grant.as_ref()?.refresh.clone())?;
        Some(self.form(&[("grant_type", "refresh_token"), ("refresh_token", &refresh)]))
    }

    /// The request that makes the tokens worthless (RFC 7009): the refresh token, with which the others end, else the
    /// access token.
    pub fn revocation(&self) -> Option<String> {
        let grant = self.with(|held| held.grant.clone())?;
        Some(self.revocation_form(&grant.access, grant.refresh.as_deref()))
    }

    /// The same for tokens that came too late to be used.
    pub fn revocation_of(&self, answer: &Value) -> Option<String> {
        let tokens = Tokens::read(answer).ok()?;
        Some(self.revocation_form(&tokens.access, tokens.refresh.as_deref()))
    }

    fn revocation_form(&self, access: &str, refresh: Option<&str>) -> String {
        let (token, hint) = match refresh {
            Some(refresh) => (refresh, "refresh_token"),
            None => (access, "access_token"),
        };
        self.form(&[("token", token), ("token_type_hint", hint)])
    }

    /// The URL that ends the session at the issuer too (RP-Initiated Logout 1.0 §2).
    pub fn end_session_url(&self, provider: &Provider) -> Option<String> {
        let end_session = provider.end_session.as_ref()?;
        let id = self.with(|held| held.grant.as_ref()?.id.clone());
        let hint = id.as_deref().map(|id| ("id_token_hint", id));
        let uri = [("post_logout_redirect_uri", self.setup.places.signed_out.as_str())];
        let query = self.form(&hint.into_iter().chain(uri).collect::<Vec<_>>());
        let separator = if end_session.contains('?') { '&' } else { '?' };
        Some(format!("{end_session}{separator}{query}"))
    }

    fn form(&self, pairs: &[(&str, &str)]) -> String {
        let client = [("client_id", self.setup.client_id.as_str())];
        Serializer::new(String::new()).extend_pairs(client.iter().chain(pairs)).finish()
    }
}
