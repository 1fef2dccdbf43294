//! A sign-in that is under way: the browser is at the issuer, or on its way back. Pure.

use form_urlencoded::Serializer;
use serde_json::{Value, json};

use crate::session::oidc::provider::Provider;
use crate::session::problem::SignInProblem;

/// What has to be remembered until the browser is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthRequest {
    /// Comes back in the URL: the answer is to our question (RFC 6749 §10.12).
    pub state: String,
    /// Comes back in the ID token: it was made for us (OpenID Connect Core 1.0 §3.1.2.1).
    pub nonce: String,
    /// Whoever has the code needs this too (RFC 7636).
    pub verifier: String,
    /// The URL that the person wanted.
    pub wanted: String,
}

/// How the browser came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthResponse {
    /// It did not: the URL has nothing of an answer.
    None,
    /// With a code.
    Code(String),
    /// With nothing that can be used; the issuer's error code and words where it sent some.
    Problem(SignInProblem, Option<String>),
}

impl AuthRequest {
    /// The URL that asks the issuer for a code (OpenID Connect Core 1.0 §3.1.2.1). `challenge` is the hashed verifier.
    pub fn url(
        &self,
        provider: &Provider,
        client_id: &str,
        redirect_uri: &str,
        scopes: &str,
        challenge: &str,
    ) -> String {
        let query = Serializer::new(String::new())
            .extend_pairs([
                ("response_type", "code"),
                ("client_id", client_id),
                ("redirect_uri", redirect_uri),
                ("scope", scopes),
                ("state", &self.state),
                ("nonce", &self.nonce),
                ("code_challenge", challenge),
                ("code_challenge_method", "S256"),
            ])
            .finish();
        let separator = if provider.authorization.contains('?') { '&' } else { '?' };
        format!("{}{separator}{query}", provider.authorization)
    }

    /// For `sessionStorage`.
    pub fn to_json(&self) -> Value {
        json!({"state": self.state, "nonce": self.nonce, "verifier": self.verifier, "wanted": self.wanted})
    }

    /// From there.
    pub fn from_json(value: &Value) -> Option<AuthRequest> {
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Some(AuthRequest {
            state: text("state")?,
            nonce: text("nonce")?,
            verifier: text("verifier")?,
            wanted: text("wanted")?,
        })
    }
}

impl AuthResponse {
    /// Reads the query of the redirect URI (RFC 6749 §4.1.2). An `iss` in it (RFC 9207) has to be `issuer`.
    pub fn read(query: &str, pending: Option<&AuthRequest>, issuer: &str) -> AuthResponse {
        let pairs: Vec<_> = form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).collect();
        let get = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, value)| &**value);
        let (code, error) = (get("code"), get("error"));
        if code.is_none() && error.is_none() {
            return AuthResponse::None;
        }
        let ours = pending.is_some_and(|pending| get("state") == Some(&pending.state));
        let by_issuer =
            get("iss").is_none_or(|iss| iss.trim_end_matches('/') == issuer.trim_end_matches('/'));
        match (code, error) {
            _ if !ours || !by_issuer => AuthResponse::Problem(SignInProblem::Foreign, None),
            (_, Some(error)) => {
                let words = get("error_description")
                    .map_or_else(|| error.into(), |words| format!("{error}: {words}"));
                AuthResponse::Problem(SignInProblem::of_code(error), Some(words))
            }
            (code, None) => AuthResponse::Code(code.unwrap_or_default().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUER: &str = "https://id.example.test";

    fn pending() -> AuthRequest {
        AuthRequest {
            state: "s 1".into(),
            nonce: "n".into(),
            verifier: "v".into(),
            wanted: "/me/settings?a#b".into(),
        }
    }

    fn read(query: &str) -> AuthResponse {
        AuthResponse::read(query, Some(&pending()), ISSUER)
    }

    #[test]
    fn the_question_says_all_that_an_issuer_needs() {
        let provider = Provider {
            issuer: ISSUER.into(),
            authorization: "https://id.example.test/authorize?tenant=1".into(),
            token: String::new(),
            revocation: None,
            end_session: None,
        };
        let url = pending().url(
            &provider,
            "app",
            "https://app.example.test/signed-in",
            "openid offline_access",
            "c",
        );
        assert_eq!(
            url,
            "https://id.example.test/authorize?tenant=1&response_type=code&client_id=app\
             &redirect_uri=https%3A%2F%2Fapp.example.test%2Fsigned-in&scope=openid+offline_access&state=s+1&nonce=n\
             &code_challenge=c&code_challenge_method=S256"
        );
        assert!(!url.contains("verifier"));
    }

    #[test]
    fn what_is_remembered_comes_back_as_it_was() {
        assert_eq!(AuthRequest::from_json(&pending().to_json()), Some(pending()));
        assert_eq!(AuthRequest::from_json(&json!({"state": "s"})), None);
        assert_eq!(AuthRequest::from_json(&Value::Null), None);
    }

    #[test]
    fn an_answer_to_our_question_has_a_code() {
        assert_eq!(read("?code=a%2Fb&state=s+1"), AuthResponse::Code("a/b".into()));
        assert_eq!(
            read("?code=c&state=s%201&iss=https%3A%2F%2Fid.example.test"),
            AuthResponse::Code("c".into())
        );
    }

    #[test]
    fn an_answer_to_another_question_is_foreign() {
        for query in ["?code=c", "?code=c&state=", "?code=c&state=S+1", "?error=access_denied&state=x"] {
            assert_eq!(read(query), AuthResponse::Problem(SignInProblem::Foreign, None), "{query}");
        }
        let mixed_up = "?code=c&state=s+1&iss=https%3A%2F%2Fevil.example.test";
        assert_eq!(read(mixed_up), AuthResponse::Problem(SignInProblem::Foreign, None));
        let unasked = AuthResponse::read("?code=c&state=s+1", None, ISSUER);
        assert_eq!(unasked, AuthResponse::Problem(SignInProblem::Foreign, None));
    }

    #[test]
    fn a_refusal_keeps_the_issuers_words() {
        let refused = |words: &str| AuthResponse::Problem(SignInProblem::Refused, Some(words.into()));
        assert_eq!(read("?error=access_denied&state=s+1"), refused("access_denied"));
        let set_up =
            |key, words: &str| AuthResponse::Problem(SignInProblem::Misconfigured(key), Some(words.into()));
        assert_eq!(read("?error=invalid_scope&state=s+1"), set_up("auth.scopes", "invalid_scope"));
        assert_eq!(
            read("?error=unauthorized_client&state=s+1"),
            set_up("auth.clientId", "unauthorized_client")
        );
        assert_eq!(read("?error=a&error_description=Not+now&state=s+1&code=c"), refused("a: Not now"));
    }

    #[test]
    fn another_query_is_no_answer() {
        for query in ["", "?", "?tab=1", "?state=s+1"] {
            assert_eq!(read(query), AuthResponse::None, "{query}");
        }
    }
}
