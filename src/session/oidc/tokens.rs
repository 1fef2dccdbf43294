//! The response of the token endpoint (RFC 6749 §5, OpenID Connect Core 1.0 §3.1.3). Pure.

use serde_json::Value;
use wire::json;

use crate::session::problem::SignInProblem;

/// Seconds by which the clocks of issuer and device may differ. It is generous, because a laptop that was offline may be
/// minutes off, and the dates of an ID token that comes straight from the token endpoint protect little.
const LEEWAY: i64 = 600;

/// The tokens of one sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    /// The access token, for the service; opaque here.
    pub access: String,
    /// The refresh token.
    pub refresh: Option<String>,
    /// The ID token; a hint at sign-out.
    pub id: Option<String>,
    /// The lifetime of the access token in seconds, where the response has it.
    pub lifetime: Option<u64>,
}

impl Tokens {
    /// Reads a response.
    ///
    /// # Errors
    /// [`SignInProblem::Unreadable`] when it has no bearer token.
    pub fn read(response: &Value) -> Result<Tokens, SignInProblem> {
        let text = |key: &str| response.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
        let bearer = text("token_type").is_some_and(|kind| kind.eq_ignore_ascii_case("bearer"));
        let access = text("access_token").filter(|_| bearer).ok_or(SignInProblem::Unreadable)?;
        Ok(Tokens {
            access: access.into(),
            refresh: text("refresh_token").map(str::to_owned),
            id: text("id_token").map(str::to_owned),
            lifetime: response.get("expires_in").and_then(Value::as_u64),
        })
    }
}

/// The claims that an ID token must have.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// `iss`.
    pub issuer: &'a str,
    /// `aud`.
    pub client_id: &'a str,
    /// `nonce`, as the request had it.
    pub nonce: &'a str,
    /// Seconds since 1970 on this device.
    pub now: i64,
}

impl Expected<'_> {
    /// Checks the claims of an ID token. Its signature is not checked: the token came over TLS from the issuer itself
    /// (OpenID Connect Core 1.0 §3.1.3.7, 6).
    ///
    /// # Errors
    /// [`SignInProblem::Untrusted`], or [`SignInProblem::Clock`] where only the dates are wrong.
    pub fn check(&self, claims: &str) -> Result<(), SignInProblem> {
        let claims = json::parse(claims).map_err(|_| SignInProblem::Untrusted)?;
        let is = |key: &str, expected: &str| claims.get(key).and_then(Value::as_str) == Some(expected);
        let audience = match claims.get("aud") {
            Some(Value::Array(list)) => list.iter().any(|aud| aud == self.client_id),
            _ => is("aud", self.client_id),
        };
        // §3.1.3.7, 4 and 5: the authorized one of several audiences is this client.
        let authorized = claims.get("azp").is_none() || is("azp", self.client_id);
        if !(is("iss", self.issuer) && is("nonce", self.nonce) && audience && authorized) {
            return Err(SignInProblem::Untrusted);
        }
        let date = |key: &str| claims.get(key).and_then(seconds).ok_or(SignInProblem::Untrusted);
        let (issued, expires) = (date("iat")?, date("exp")?);
        if issued > self.now + LEEWAY || expires < self.now - LEEWAY {
            return Err(SignInProblem::Clock);
        }
        Ok(())
    }
}

/// The whole seconds of a date (RFC 7519 §2, NumericDate). Issuers write no exponents.
fn seconds(date: &Value) -> Option<i64> {
    let text = date.as_number()?.as_str();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    whole.parse().ok().filter(|_| fraction.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const EXPECTED: Expected<'static> =
        Expected { issuer: "https://id.example.test", client_id: "app", nonce: "n", now: 10_000 };

    fn claims() -> Value {
        json!({"iss": "https://id.example.test", "aud": "app", "nonce": "n", "sub": "1", "iat": 10_000, "exp": 10_300})
    }

    fn with(key: &str, value: Value) -> Result<(), SignInProblem> {
        let mut claims = claims();
        claims[key] = value;
        EXPECTED.check(&claims.to_string())
    }

    #[test]
    fn accepts_an_id_token_for_this_client() {
        assert_eq!(EXPECTED.check(&claims().to_string()), Ok(()));
        assert_eq!(with("aud", json!(["other", "app"])), Ok(()));
        assert_eq!(with("azp", json!("app")), Ok(()));
    }

    #[test]
    fn refuses_an_id_token_for_another_client() {
        for (key, value) in [
            ("iss", json!("https://evil.example.test")),
            ("aud", json!("other")),
            ("aud", json!(["other"])),
            ("aud", Value::Null),
            ("azp", json!("other")),
            ("nonce", json!("N")),
            ("nonce", Value::Null),
            ("exp", Value::Null),
            ("iat", json!("soon")),
        ] {
            assert_eq!(with(key, value.clone()), Err(SignInProblem::Untrusted), "{key}: {value}");
        }
        assert_eq!(EXPECTED.check("no json"), Err(SignInProblem::Untrusted));
    }

    #[test]
    fn clocks_may_differ_by_minutes_but_not_by_hours() {
        assert_eq!(with("iat", json!(10_120)), Ok(()), "the issuer is two minutes ahead");
        assert_eq!(with("exp", json!(9_880)), Ok(()), "the issuer is two minutes behind");
        assert_eq!(with("iat", json!(10_120.75)), Ok(()), "seconds may have a fraction");
        assert_eq!(with("iat", json!(13_600)), Err(SignInProblem::Clock));
        assert_eq!(with("exp", json!(6_400)), Err(SignInProblem::Clock));
    }

    #[test]
    fn reads_bearer_tokens_only() {
        let response =
            json!({"access_token": "a", "token_type": "bearer", "expires_in": 300, "refresh_token": "r"});
        let tokens = Tokens::read(&response).unwrap();
        assert_eq!((tokens.access.as_str(), tokens.refresh.as_deref()), ("a", Some("r")));
        assert_eq!((tokens.id, tokens.lifetime), (None, Some(300)));
        for wrong in [
            json!({"access_token": "a", "token_type": "DPoP"}),
            json!({"access_token": "a"}),
            json!({"access_token": "", "token_type": "Bearer"}),
            json!({"token_type": "Bearer"}),
            json!("a"),
        ] {
            assert_eq!(Tokens::read(&wrong).err(), Some(SignInProblem::Unreadable), "{wrong}");
        }
    }
}
