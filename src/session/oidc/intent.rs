//! [`SignInIntent`]: who begins a sign-in, and what that adds to the request. Pure.

/// Who begins a sign-in, and for which account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInIntent {
    /// The app by itself.
    App,
    /// The person.
    Person,
    /// The person, after the service has refused the account that the issuer returned.
    AnotherAccount,
}

impl SignInIntent {
    /// The additional parameters of the authentication request (OpenID Connect Core 1.0 §3.1.2.1).
    pub(super) fn query(self) -> &'static str {
        if self == SignInIntent::AnotherAccount { "&prompt=login" } else { "" }
    }
}
