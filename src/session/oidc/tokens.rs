//! What the token endpoint answers (RFC 6749 §5, OpenID Connect Core 1.0 §3.1.3). Pure.

use serde_json::Value;

use crate::session::problem::SignInProblem;

/// Seconds by which the clocks of issuer and device may differ. Also what the person's laptop has lost since it was last
/// online, so it is generous: the ID token comes straight from the token endpoint, and its dates protect little.
const LEEWAY: f64 = 600.0;

/// The tokens of one sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    /// For the service; opaque here.
    pub access: String,
    /// For the next tokens.
    pub refresh: Option<String>,
    /// Who signed in; a hint at sign-out.
    pub id: Option<String>,
    /// Seconds that the access token lives, where the issuer says so.
    pub lifetime: Option<u64>,
}

impl Tokens {
    /// Reads an answer.
    ///
    /// # Errors
    /// [`SignInProblem::Unreadable`] when it has no bearer token.
    pub fn read(answer: &Value) -> Result<Tokens, SignInProblem> {
        let text = |key: &str| answer.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
        let bearer = text("token_type").is_some_and(|kind| kind.eq_ignore_ascii_case("bearer"));
        let access = text("access_token").filter(|_| bearer).ok_or(SignInProblem::Unreadable)?;
        Ok(Tokens {
            access: access.into(),
            refresh: text("refresh_token").map(str::to_owned),
            id: text("id_token").map(str::to_owned),
            lifetime: answer.get("expires_in").and_then(Value::as_u64),
        })
    }
}

/// What an ID token has to say.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who made it.
    pub issuer: &'a str,
    /// Whom it was made for.
    pub client_id: &'a str,
    /// What was asked with.
    pub nonce: &'a str,
    /// Seconds since 1970 on this device.
    pub now: f64,
}

impl Expected<'_> {
    /// Checks the claims of an ID token. Its signature need not be checked: it came over TLS from the issuer itself
    /// (OpenID Connect Core 1.0 §3.1.3.7, 6).
    ///
    /// # Errors
    /// [`SignInProblem::Untrusted`], or [`SignInProblem::Clock`] where only the dates are off.
    pub fn check(&self, claims: &str) -> Result<(), SignInProblem> {
        let claims: Value = serde_json::from_str(claims).map_err(|_| SignInProblem::Untrusted)?;
        let is = |key: &str, expected: &str| claims.get(key).and_then(Value::as_str) == Some(expected);
        let audience = match claims.get("aud") {
            Some(Value::Array(list)) => list.iter().any(|aud| aud == self.client_id),
            _ => is("aud", self.client_id),
        };
        // §3.1.3.7, 4 and 5: of several audiences one is authorized, and it is us.
        let authorized = claims.get("azp").is_none() || is("azp", self.client_id);
        if !(is("iss", self.issuer) && is("nonce", self.nonce) && audience && authorized) {
            return Err(SignInProblem::Untrusted);
        }
        let date = |key: &str| claims.get(key).and_then(Value::as_f64).ok_or(SignInProblem::Untrusted);
        let (issued, expires) = (date("iat")?, date("exp")?);
        if issued > self.now + LEEWAY || expires < self.now - LEEWAY {
            return Err(SignInProblem::Clock);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const EXPECTED: Expected<'static> =
        Expected { issuer: "https://id.example.test", client_id: "app", nonce: "n", now: 10_000.0 };

    fn claims() -> Value {
        json!({"iss": "https://id.example.test", "aud": "app", "nonce": "n", "sub": "1", "iat": 10_000, "exp": 10_300})
    }

    fn with(key: &str, value: Value) -> Result<(), SignInProblem> {
        let mut claims = claims();
        claims[key] = value;
        EXPECTED.check(&claims.to_string())
    }

    #[test]
    fn an_id_token_for_us_is_accepted() {
        assert_eq!(EXPECTED.check(&claims().to_string()), Ok(()));
        assert_eq!(with("aud", json!(["other", "app"])), Ok(()));
        assert_eq!(with("azp", json!("app")), Ok(()));
    }

    #[test]
    fn an_id_token_for_somebody_else_is_not() {
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
    fn clocks_may_differ_by_minutes_and_not_by_hours() {
        assert_eq!(with("iat", json!(10_120)), Ok(()), "the issuer is two minutes ahead");
        assert_eq!(with("exp", json!(9_880)), Ok(()), "the issuer is two minutes behind");
        assert_eq!(with("iat", json!(13_600)), Err(SignInProblem::Clock));
        assert_eq!(with("exp", json!(6_400)), Err(SignInProblem::Clock));
    }

    #[test]
    fn tokens_are_read_and_others_kinds_are_not_taken_for_bearers() {
        let answer =
            json!({"access_token": "a", "token_type": "bearer", "expires_in": 300, "refresh_token": "r"});
        let tokens = Tokens::read(&answer).unwrap();
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
