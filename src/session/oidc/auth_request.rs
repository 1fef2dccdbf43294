//! A sign-in that is under way: the authentication request and its response (OpenID Connect Core 1.0 §3.1.2). Pure.

use form_urlencoded::Serializer;
use serde_json::Value;
use wire::json;

use crate::session::oidc::provider::Provider;
use crate::session::problem::SignInProblem;

/// What the app remembers until the browser is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthRequest {
    /// Comes back in the URL, and shows that the response belongs to this request (RFC 6749 §10.12).
    pub state: String,
    /// Comes back in the ID token, and shows that the token belongs to this request (OpenID Connect Core 1.0 §3.1.2.1).
    pub nonce: String,
    /// The code is worth nothing without it (RFC 7636).
    pub verifier: String,
    /// The URL that the person wanted.
    pub wanted: String,
}

/// What the URL of the document contains of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthResponse {
    /// No response.
    None,
    /// A code.
    Code(String),
    /// An error or an invalid response, with the issuer's error code and description where it sent some.
    Problem(SignInProblem, Option<String>),
}

impl AuthRequest {
    /// The URL that requests a code (OpenID Connect Core 1.0 §3.1.2.1). `challenge` is the hashed verifier.
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

    /// The form for `sessionStorage`.
    pub fn to_json(&self) -> Value {
        let entries = [
            ("state", &self.state),
            ("nonce", &self.nonce),
            ("verifier", &self.verifier),
            ("wanted", &self.wanted),
        ];
        json::object(entries.map(|(key, text)| (key, text.as_str().into())).into()).into()
    }

    /// Reads [`Self::to_json`].
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
    /// Reads the query of the redirect URI (RFC 6749 §4.1.2). An `iss` in it (RFC 9207) must be `issuer`.
    pub fn read(query: &str, request: Option<&AuthRequest>, issuer: &str) -> AuthResponse {
        let pairs: Vec<_> = form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).collect();
        let get = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, value)| &**value);
        let (code, error) = (get("code"), get("error"));
        if code.is_none() && error.is_none() {
            return AuthResponse::None;
        }
        let has_state = request.is_some_and(|request| get("state") == Some(&request.state));
        let is_by_issuer =
            get("iss").is_none_or(|iss| iss.trim_end_matches('/') == issuer.trim_end_matches('/'));
        match (code, error) {
            _ if !has_state || !is_by_issuer => AuthResponse::Problem(SignInProblem::Foreign, None),
            (_, Some(error)) => {
                let detail = get("error_description")
                    .map_or_else(|| error.into(), |description| format!("{error}: {description}"));
                AuthResponse::Problem(SignInProblem::of_code(error), Some(detail))
            }
            (code, None) => AuthResponse::Code(code.unwrap_or_default().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ISSUER: &str = "https://id.example.test";

    fn request() -> AuthRequest {
        AuthRequest {
            state: "s 1".into(),
            nonce: "n".into(),
            verifier: "v".into(),
            wanted: "/me/settings?a#b".into(),
        }
    }

    fn read(query: &str) -> AuthResponse {
        AuthResponse::read(query, Some(&request()), ISSUER)
    }

    #[test]
    fn the_url_has_all_parameters_and_not_the_verifier() {
        let provider = Provider {
            issuer: ISSUER.into(),
            authorization: "https://id.example.test/authorize?tenant=1".into(),
            token: String::new(),
            revocation: None,
            end_session: None,
        };
        let url = request().url(
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
    fn a_request_reads_back_as_it_was_written() {
        assert_eq!(AuthRequest::from_json(&request().to_json()), Some(request()));
        assert_eq!(AuthRequest::from_json(&json!({"state": "s"})), None);
        assert_eq!(AuthRequest::from_json(&Value::Null), None);
    }

    #[test]
    fn reads_the_code_of_a_response() {
        assert_eq!(read("?code=a%2Fb&state=s+1"), AuthResponse::Code("a/b".into()));
        assert_eq!(
            read("?code=c&state=s%201&iss=https%3A%2F%2Fid.example.test"),
            AuthResponse::Code("c".into())
        );
    }

    #[test]
    fn a_response_to_another_request_is_foreign() {
        for query in ["?code=c", "?code=c&state=", "?code=c&state=S+1", "?error=access_denied&state=x"] {
            assert_eq!(read(query), AuthResponse::Problem(SignInProblem::Foreign, None), "{query}");
        }
        let mixed_up = "?code=c&state=s+1&iss=https%3A%2F%2Fevil.example.test";
        assert_eq!(read(mixed_up), AuthResponse::Problem(SignInProblem::Foreign, None));
        let unrequested = AuthResponse::read("?code=c&state=s+1", None, ISSUER);
        assert_eq!(unrequested, AuthResponse::Problem(SignInProblem::Foreign, None));
    }

    #[test]
    fn an_error_keeps_the_issuers_description() {
        let refused = |detail: &str| AuthResponse::Problem(SignInProblem::Refused, Some(detail.into()));
        assert_eq!(read("?error=access_denied&state=s+1"), refused("access_denied"));
        let misconfigured =
            |key, detail: &str| AuthResponse::Problem(SignInProblem::Misconfigured(key), Some(detail.into()));
        assert_eq!(read("?error=invalid_scope&state=s+1"), misconfigured("auth.scopes", "invalid_scope"));
        assert_eq!(
            read("?error=unauthorized_client&state=s+1"),
            misconfigured("auth.clientId", "unauthorized_client")
        );
        assert_eq!(read("?error=a&error_description=Not+now&state=s+1&code=c"), refused("a: Not now"));
    }

    #[test]
    fn another_query_is_no_response() {
        for query in ["", "?", "?tab=1", "?state=s+1"] {
            assert_eq!(read(query), AuthResponse::None, "{query}");
        }
    }
}
