//! What the issuer says of itself (OpenID Connect Discovery 1.0 §4). Pure.

use serde_json::Value;

use crate::session::problem::SignInProblem;

const METHODS: &str = "code_challenge_methods_supported";

/// An OpenID provider's endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its name, exactly as it writes it.
    pub issuer: String,
    /// Where the browser goes to sign in.
    pub authorization: String,
    /// Where codes and refresh tokens become tokens.
    pub token: String,
    /// Where tokens are revoked (RFC 7009).
    pub revocation: Option<String>,
    /// Where the browser goes to sign out (OpenID Connect RP-Initiated Logout 1.0).
    pub end_session: Option<String>,
}

/// Where an issuer's configuration is (§4.1).
pub fn configuration_url(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
}

impl Provider {
    /// Reads the configuration of the issuer that it has to be.
    ///
    /// # Errors
    /// [`SignInProblem::WrongIssuer`] when it names another one; [`SignInProblem::Unreadable`] when an endpoint is missing
    /// or no web address, or when it cannot do PKCE with S256. With it the key that is wrong, and its value.
    pub fn read(issuer: &str, configuration: &Value) -> Result<Provider, (SignInProblem, String)> {
        let value = |key: &str| configuration.get(key).unwrap_or(&Value::Null);
        let wrong = |problem, key: &str| (problem, format!("{key} = {}", value(key)));
        let unreadable = |key: &str| wrong(SignInProblem::Unreadable, key);
        let named = value("issuer").as_str().ok_or_else(|| unreadable("issuer"))?;
        // A slash at the end is all that people get wrong here, and it names nobody else.
        if named.trim_end_matches('/') != issuer.trim_end_matches('/') {
            return Err(wrong(SignInProblem::WrongIssuer, "issuer"));
        }
        let endpoint = |key: &str| value(key).as_str().filter(|url| is_safe(url, named)).map(str::to_owned);
        let needed = |key: &str| endpoint(key).ok_or_else(|| unreadable(key));
        let methods = value(METHODS).as_array();
        if methods.is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
            return Err(unreadable(METHODS));
        }
        Ok(Provider {
            issuer: named.into(),
            authorization: needed("authorization_endpoint")?,
            token: needed("token_endpoint")?,
            revocation: endpoint("revocation_endpoint"),
            end_session: endpoint("end_session_endpoint"),
        })
    }
}

/// No endpoint runs code, and none is less protected than the issuer.
fn is_safe(url: &str, issuer: &str) -> bool {
    url.starts_with("https://") || (url.starts_with("http://") && issuer.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn configuration() -> Value {
        json!({
            "issuer": "https://id.example.test",
            "authorization_endpoint": "https://id.example.test/oauth/v2/authorize",
            "token_endpoint": "https://id.example.test/oauth/v2/token",
            "revocation_endpoint": "https://id.example.test/oauth/v2/revoke",
            "end_session_endpoint": "https://id.example.test/oidc/v1/end_session",
            "code_challenge_methods_supported": ["plain", "S256"],
        })
    }

    fn with(key: &str, value: Value) -> Result<Provider, (SignInProblem, String)> {
        let mut configuration = configuration();
        configuration[key] = value;
        Provider::read("https://id.example.test", &configuration)
    }

    #[test]
    fn the_endpoints_are_read() {
        let provider = Provider::read("https://id.example.test/", &configuration()).unwrap();
        assert_eq!(provider.issuer, "https://id.example.test");
        assert_eq!(provider.token, "https://id.example.test/oauth/v2/token");
        assert!(provider.end_session.is_some() && provider.revocation.is_some());
        assert_eq!(with("revocation_endpoint", Value::Null).unwrap().revocation, None);
        assert!(with("code_challenge_methods_supported", Value::Null).is_ok(), "the key is optional");
    }

    #[test]
    fn another_issuer_is_not_believed() {
        for issuer in ["https://evil.example.test", "https://id.example.test/tenant"] {
            let wrong = (SignInProblem::WrongIssuer, format!("issuer = \"{issuer}\""));
            assert_eq!(with("issuer", json!(issuer)), Err(wrong));
        }
    }

    #[test]
    fn what_cannot_be_used_is_unreadable_and_named() {
        for (key, value) in [
            ("issuer", Value::Null),
            ("authorization_endpoint", json!("javascript:alert(1)")),
            ("authorization_endpoint", json!("http://id.example.test/")),
            ("token_endpoint", Value::Null),
            ("token_endpoint", json!(7)),
            ("code_challenge_methods_supported", json!(["plain"])),
        ] {
            let wrong = format!("{key} = {value}");
            assert_eq!(with(key, value), Err((SignInProblem::Unreadable, wrong)));
        }
        assert_eq!(Provider::read("x", &json!([])), Err((SignInProblem::Unreadable, "issuer = null".into())));
    }

    #[test]
    fn the_configuration_is_below_the_issuer() {
        let url = "https://id.example.test/tenant/.well-known/openid-configuration";
        assert_eq!(configuration_url("https://id.example.test/tenant/"), url);
    }
}
