//! The forms and URLs for requests to the issuer.

use form_urlencoded::Serializer;
use serde_json::Value;

use crate::session::oidc::OidcSession;
use crate::session::oidc::auth_request::AuthRequest;
use crate::session::oidc::provider::Provider;
use crate::session::oidc::tokens::Tokens;

impl OidcSession {
    /// The form that exchanges a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
    pub fn code_form(&self, code: &str, request: &AuthRequest) -> String {
        self.form(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.setup.redirect_uris.signed_in),
            ("code_verifier", &request.verifier),
        ])
    }

    /// The form that requests the next tokens (RFC 6749 §6); `None` without a refresh token.
    pub fn refresh_form(&self) -> Option<String> {
        let refresh = self.with(|state| state.grant.as_ref()?.refresh.clone())?;
        Some(self.form(&[("grant_type", "refresh_token"), ("refresh_token", &refresh)]))
    }

    /// The form that revokes the tokens (RFC 7009): the refresh token, which ends the others too, else the access token.
    pub fn revocation_form(&self) -> Option<String> {
        let grant = self.with(|state| state.grant.clone())?;
        Some(self.token_form(&grant.access, grant.refresh.as_deref()))
    }

    /// The form that revokes the tokens of a response, for one that came too late.
    pub fn revocation_form_of(&self, response: &Value) -> Option<String> {
        let tokens = Tokens::read(response).ok()?;
        Some(self.token_form(&tokens.access, tokens.refresh.as_deref()))
    }

    fn token_form(&self, access: &str, refresh: Option<&str>) -> String {
        let (token, hint) = match refresh {
            Some(refresh) => (refresh, "refresh_token"),
            None => (access, "access_token"),
        };
        self.form(&[("token", token), ("token_type_hint", hint)])
    }

    /// The URL that ends the session at the issuer too (RP-Initiated Logout 1.0 §2).
    pub fn end_session_url(&self, provider: &Provider) -> Option<String> {
        let end_session = provider.end_session.as_ref()?;
        let id = self.with(|state| state.grant.as_ref()?.id.clone());
        let hint = id.as_deref().map(|id| ("id_token_hint", id));
        let uri = [("post_logout_redirect_uri", self.setup.redirect_uris.signed_out.as_str())];
        let query = self.form(&hint.into_iter().chain(uri).collect::<Vec<_>>());
        let separator = if end_session.contains('?') { '&' } else { '?' };
        Some(format!("{end_session}{separator}{query}"))
    }

    fn form(&self, pairs: &[(&str, &str)]) -> String {
        let client = [("client_id", self.setup.client_id.as_str())];
        Serializer::new(String::new()).extend_pairs(client.iter().chain(pairs)).finish()
    }
}
