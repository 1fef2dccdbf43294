//! [`SignInProblem`]: why signing in did not work. Pure.

/// Why signing in, or renewing the session, did not work. What the issuer said is in the error's `detail`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// The sign-in service gave no response, or has a problem of its own.
    Unreachable,
    /// It answered something that is no OpenID Connect.
    Unreadable,
    /// It is not at the address that was asked: 404 and its like.
    NotThere,
    /// Its configuration names another issuer than ours (OpenID Connect Discovery 1.0 §4.3).
    WrongIssuer,
    /// The response does not belong to a sign-in that this tab has begun.
    Foreign,
    /// It refused, with an error code of OAuth.
    Refused,
    /// What this key of the configuration says cannot be used.
    Misconfigured(&'static str),
    /// The ID token is not what was asked for (OpenID Connect Core 1.0 §3.1.3.7).
    Untrusted,
    /// The ID token is dated far from this device's time.
    Clock,
    /// The browser has no WebCrypto here, because the page did not come by https.
    Insecure,
    /// The service does not accept what the sign-in service gave.
    NotAccepted,
    /// The host page gave no token.
    NoToken,
    /// The browser keeps nothing for this page, so the way back from the sign-in service would be lost.
    NoStorage,
}

impl SignInProblem {
    /// What an error code of OAuth means (RFC 6749 §4.1.2.1 and §5.2). Some of them only whoever configures can mend.
    pub fn of_code(code: &str) -> SignInProblem {
        match code {
            "invalid_client" | "unauthorized_client" => SignInProblem::Misconfigured("auth.clientId"),
            "invalid_scope" => SignInProblem::Misconfigured("auth.scopes"),
            _ => SignInProblem::Refused,
        }
    }
}

/// Whether a key or token can go into a header at all (RFC 6750 §2.1 allows less): the browser throws at anything else.
pub fn is_sendable(secret: &str) -> bool {
    !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_graphic())
}
