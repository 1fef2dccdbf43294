//! Which account a session acts for. Pure.

/// The user id that a session began with, and whether it is still current.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The user id that the service returned; `None` until it is read.
    pub user: Option<String>,
    /// The token has changed since the service was last asked for the account.
    pub unconfirmed: bool,
    /// Another account is signed in now: nothing more is sent.
    pub replaced: bool,
    /// The person has just signed in, and the service has not accepted that yet.
    pub just_signed_in: bool,
    /// The number of the session. It identifies responses to requests of an earlier session.
    pub generation: u32,
}

impl Identity {
    /// Records the user id that the service returned. Returns whether the session began with the same one.
    pub fn confirm(&mut self, user: &str) -> bool {
        let known = self.user.get_or_insert_with(|| user.to_owned());
        self.replaced |= known != user;
        self.unconfirmed = false;
        !self.replaced
    }

    /// Ends the session; the next one begins without an account.
    pub fn forget(&mut self) {
        *self = Identity { generation: self.generation + 1, ..Identity::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_user_freezes_the_session_of_the_first() {
        let mut identity = Identity::default();
        assert!(identity.confirm("zoe"));
        identity.unconfirmed = true;
        assert!(identity.confirm("zoe"));
        assert!(!identity.unconfirmed && !identity.replaced);
        assert!(!identity.confirm("noor"));
        assert!(!identity.confirm("zoe"), "requests in between may have acted for either account");
        assert_eq!(identity.user.as_deref(), Some("zoe"));
    }

    #[test]
    fn a_new_session_begins_without_an_account() {
        let mut identity = Identity::default();
        identity.confirm("zoe");
        identity.confirm("noor");
        identity.forget();
        assert_eq!(identity, Identity { generation: 1, ..Identity::default() });
        assert!(identity.confirm("noor"));
    }
}
