//! [`Phase`]: where a session is in its life. Pure.

use crate::paths::{Audience, Page};

/// Whether requests speak for someone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// No one has signed in yet.
    #[default]
    Anonymous,
    /// It is being found out who is signed in.
    Starting,
    /// Someone is.
    SignedIn,
    /// The service stopped accepting the session; the page stays as it is until the person signs in again.
    Lapsed,
    /// Someone else is signed in by now; the page stays as it is, and nothing is sent any more.
    Replaced,
    /// The person ended the session.
    SignedOut,
    /// The account is gone.
    Deleted,
}

impl Phase {
    /// Returns where a person who asks for `page` is led instead, if anywhere; `wanted` is the page that they were led away
    /// from when they had to sign in.
    #[must_use]
    pub fn redirect(self, page: Page, wanted: Option<Page>) -> Option<Page> {
        let closed = page.audience() != Audience::Everyone;
        match self {
            Phase::Anonymous if closed => Some(Page::SignIn),
            Phase::SignedOut | Phase::Deleted if closed => Some(Page::SignedOut),
            Phase::SignedIn if matches!(page, Page::SignIn | Page::SignedIn | Page::SignedOut) => {
                Some(wanted.unwrap_or(Page::Profile))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_session_every_closed_page_leads_to_sign_in() {
        for &page in Page::ALL {
            let expected = (page.audience() != Audience::Everyone).then_some(Page::SignIn);
            assert_eq!(Phase::Anonymous.redirect(page, None), expected, "{page:?}");
        }
    }

    #[test]
    fn signing_in_leads_to_the_wanted_page() {
        let redirect = |page, wanted| Phase::SignedIn.redirect(page, wanted);
        assert_eq!(redirect(Page::SignIn, Some(Page::Settings)), Some(Page::Settings));
        assert_eq!(redirect(Page::SignIn, None), Some(Page::Profile));
        assert_eq!(redirect(Page::SignedIn, Some(Page::Account)), Some(Page::Account));
        assert_eq!(redirect(Page::Settings, Some(Page::Profile)), None);
    }

    #[test]
    fn after_leaving_every_closed_page_says_goodbye() {
        for phase in [Phase::SignedOut, Phase::Deleted] {
            assert_eq!(phase.redirect(Page::Profile, None), Some(Page::SignedOut));
            assert_eq!(phase.redirect(Page::SignIn, None), None);
        }
    }

    #[test]
    fn whoever_may_have_typed_something_stays_where_they_are() {
        for &page in Page::ALL {
            for phase in [Phase::Starting, Phase::Lapsed, Phase::Replaced] {
                assert_eq!(phase.redirect(page, None), None, "{page:?} {phase:?}");
            }
        }
    }
}
