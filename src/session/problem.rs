//! [`SignInProblem`]: why a sign-in or a renewal failed. Pure.

/// Why signing in, or renewing the session, failed. The issuer's own text is in the error's `detail`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// The sign-in service did not respond, or responded that it has a problem of its own.
    Unreachable,
    /// The response is not OpenID Connect.
    Unreadable,
    /// There is no sign-in service at the address: 404 and its like.
    NotThere,
    /// Its configuration names another issuer than `auth.issuer` (OpenID Connect Discovery 1.0 §4.3).
    WrongIssuer,
    /// The response does not belong to a sign-in that this tab began.
    Foreign,
    /// The sign-in service refused, with an error code of OAuth.
    Refused,
    /// The value of this configuration key cannot be used.
    Misconfigured(&'static str),
    /// The ID token does not match the request (OpenID Connect Core 1.0 §3.1.3.7).
    Untrusted,
    /// The dates in the ID token are far from this device's time.
    Clock,
    /// The browser has no WebCrypto here, because the page was not served over https.
    Insecure,
    /// The service does not accept the token that the sign-in service issued.
    NotAccepted,
    /// The host page gave no token.
    NoToken,
    /// The browser stores nothing for this page, so the sign-in could not be completed on return.
    NoStorage,
}

impl SignInProblem {
    /// What an error code of OAuth means (RFC 6749 §4.1.2.1 and §5.2). The operator has to fix some of them.
    pub fn of_code(code: &str) -> SignInProblem {
        match code {
            "invalid_client" | "unauthorized_client" => SignInProblem::Misconfigured("auth.clientId"),
            "invalid_scope" => SignInProblem::Misconfigured("auth.scopes"),
            _ => SignInProblem::Refused,
        }
    }
}
