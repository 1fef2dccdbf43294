//! [`Phase`]: where a session is in its life. Pure.

use crate::paths::{Audience, Page};

/// Whether requests act for an account, and why not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// No one has signed in yet.
    #[default]
    Anonymous,
    /// The app is finding out who is signed in.
    Starting,
    /// Someone is signed in.
    SignedIn,
    /// The service no longer accepts the session. The page stays as it is until the person signs in again.
    Lapsed,
    /// Another person is signed in now. The page stays as it is, and nothing more is sent.
    Replaced,
    /// The person ended the session.
    SignedOut,
    /// The account is deleted.
    Deleted,
}

impl Phase {
    /// The page to redirect to from `page`, if any. `wanted` is the page that the person requested before they had to sign in,
    /// or the first one.
    #[must_use]
    pub fn redirect(self, page: Page, wanted: Page) -> Option<Page> {
        let needs_session = page.audience() != Audience::Everyone;
        match self {
            Phase::Anonymous if needs_session => Some(Page::SignIn),
            Phase::SignedOut | Phase::Deleted if needs_session => Some(Page::SignedOut),
            Phase::SignedIn if matches!(page, Page::SignIn | Page::SignedIn | Page::SignedOut) => {
                Some(wanted)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_session_pages_redirect_to_sign_in() {
        for &page in Page::ALL {
            let expected = (page.audience() != Audience::Everyone).then_some(Page::SignIn);
            assert_eq!(Phase::Anonymous.redirect(page, Page::Profile), expected, "{page:?}");
        }
    }

    #[test]
    fn signing_in_redirects_to_the_wanted_page() {
        let redirect = |page, wanted| Phase::SignedIn.redirect(page, wanted);
        assert_eq!(redirect(Page::SignIn, Page::Settings), Some(Page::Settings));
        assert_eq!(redirect(Page::SignedIn, Page::Account), Some(Page::Account));
        assert_eq!(redirect(Page::Settings, Page::Profile), None);
    }

    #[test]
    fn after_a_sign_out_pages_redirect_to_signed_out() {
        for phase in [Phase::SignedOut, Phase::Deleted] {
            assert_eq!(phase.redirect(Page::Profile, Page::Profile), Some(Page::SignedOut));
            assert_eq!(phase.redirect(Page::SignIn, Page::Profile), None);
        }
    }

    #[test]
    fn a_page_that_may_have_typed_text_does_not_redirect() {
        for &page in Page::ALL {
            for phase in [Phase::Starting, Phase::Lapsed, Phase::Replaced] {
                assert_eq!(phase.redirect(page, Page::Profile), None, "{page:?} {phase:?}");
            }
        }
    }
}
