//! Whom a session speaks for. Pure.

/// The user id that a session began with, and whether it still holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The user id, as the service told it; `None` until it is read.
    pub user: Option<String>,
    /// The token has changed since the service was asked whom it speaks for.
    pub doubtful: bool,
    /// Somebody else is signed in by now: nothing is sent any more.
    pub replaced: bool,
    /// The browser is back from signing in, and the service has not said yet whether it takes that.
    pub is_back: bool,
    /// Counts sessions, so that an answer to a request of an earlier one is known for what it is.
    pub generation: u32,
}

impl Identity {
    /// The service said whom the session speaks for; answers whether that is the person that it began with.
    pub fn recognise(&mut self, user: &str) -> bool {
        let known = self.user.get_or_insert_with(|| user.to_owned());
        self.replaced |= known != user;
        self.doubtful = false;
        !self.replaced
    }

    /// The session is over; the next one begins with nobody.
    pub fn forget(&mut self) {
        *self = Identity { generation: self.generation + 1, ..Identity::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_user_is_taken_and_another_one_freezes() {
        let mut identity = Identity::default();
        assert!(identity.recognise("zoe"));
        identity.doubtful = true;
        assert!(identity.recognise("zoe"));
        assert!(!identity.doubtful && !identity.replaced);
        assert!(!identity.recognise("noor"));
        assert!(!identity.recognise("zoe"), "what was sent in between may have been anybody's");
        assert_eq!(identity.user.as_deref(), Some("zoe"));
    }

    #[test]
    fn a_new_session_begins_with_nobody() {
        let mut identity = Identity::default();
        identity.recognise("zoe");
        identity.recognise("noor");
        identity.forget();
        assert_eq!(identity, Identity { generation: 1, ..Identity::default() });
        assert!(identity.recognise("noor"));
    }
}
