//! Who wants a sign-in, and what the issuer is asked for it. Pure.

/// Who wants a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInIntent {
    /// The app, because a reload took the tokens.
    App,
    /// The person.
    Person,
    /// The person, after the service has refused the account that the issuer gave.
    AnotherAccount,
}

impl SignInIntent {
    /// What the issuer is asked beyond the usual (OpenID Connect Core 1.0 §3.1.2.1).
    pub(super) fn query(self) -> &'static str {
        if self == SignInIntent::AnotherAccount { "&prompt=login" } else { "" }
    }
}
