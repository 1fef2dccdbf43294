//! Every page that there is: its URL, who may see it, and where a person is led who may not. Pure.

/// A page of the app. Not finding one ([`Page::from_path`] answers `None`) is a page too, but has no URL of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Name, address, telephone, picture. The base path leads here.
    Profile,
    /// Change the password.
    Password,
    /// Signature, theme, mail and the other keys of the user's configuration.
    Settings,
    /// Which event reaches the person by which channel.
    Notifications,
    /// Sync with the sign-in service, and deletion.
    Account,
    /// Where a session begins.
    SignIn,
    /// Where a session has ended.
    SignedOut,
    /// What this build is and how it is configured, for whoever runs it.
    Diagnostics,
}

/// Who a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anybody, signed in or not.
    Everyone,
    /// Whoever is signed in, a person or a service account.
    SignedIn,
    /// Signed-in people: the contract answers 404 to a service account.
    Humans,
}

/// Whether requests speak for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nobody has signed in yet.
    #[default]
    Anonymous,
    /// Somebody has.
    SignedIn,
    /// The service stopped accepting the session while a page was being read for the first time: nothing can have been
    /// typed on it.
    Expired,
    /// The service stopped accepting the session; what is typed on the page stays until the person signs in again.
    Lapsed,
    /// The person ended the session.
    SignedOut,
    /// The account is gone.
    Deleted,
}

impl Page {
    /// All pages, in the order of the navigation, then the others.
    pub const ALL: [Page; 8] = [
        Page::Profile,
        Page::Password,
        Page::Settings,
        Page::Notifications,
        Page::Account,
        Page::SignIn,
        Page::SignedOut,
        Page::Diagnostics,
    ];

    /// The pages that the navigation shows.
    pub const NAVIGATION: [Page; 5] =
        [Page::Profile, Page::Password, Page::Settings, Page::Notifications, Page::Account];

    /// The page's path below the base, without a slash. One segment, so that relative asset URLs hold on a hard load.
    pub fn segment(self) -> &'static str {
        match self {
            Page::Profile => "profile",
            Page::Password => "password",
            Page::Settings => "settings",
            Page::Notifications => "notifications",
            Page::Account => "account",
            Page::SignIn => "sign-in",
            Page::SignedOut => "signed-out",
            Page::Diagnostics => "diagnostics",
        }
    }

    /// The page's URL path. `base` has a leading and no trailing slash, or is empty.
    pub fn href(self, base: &str) -> String {
        format!("{base}/{}", self.segment())
    }

    /// The page named by a segment, as in the element's attribute `page`.
    pub fn from_segment(segment: &str) -> Option<Page> {
        Page::ALL.into_iter().find(|page| page.segment() == segment)
    }

    /// The page at a URL path, or `None` where there is none. The base itself is the profile.
    pub fn from_path(path: &str, base: &str) -> Option<Page> {
        let below = path.strip_prefix(base).filter(|_| is_below(path, base))?;
        match below.trim_matches('/') {
            "" => Some(Page::Profile),
            segment => Page::from_segment(segment),
        }
    }

    /// Who the page is for.
    pub fn audience(self) -> Audience {
        match self {
            Page::Profile | Page::Account => Audience::SignedIn,
            Page::Password | Page::Settings | Page::Notifications => Audience::Humans,
            Page::SignIn | Page::SignedOut | Page::Diagnostics => Audience::Everyone,
        }
    }

    /// Where a person who asks for this page is led instead, if anywhere; `wanted` is the page that they were led
    /// away from when they had to sign in.
    pub fn redirect(self, phase: Phase, wanted: Option<Page>) -> Option<Page> {
        let closed = self.audience() != Audience::Everyone;
        match phase {
            Phase::Anonymous | Phase::Expired if closed => Some(Page::SignIn),
            Phase::SignedOut | Phase::Deleted if closed => Some(Page::SignedOut),
            Phase::SignedIn if matches!(self, Page::SignIn | Page::SignedOut) => {
                Some(wanted.unwrap_or(Page::Profile))
            }
            _ => None,
        }
    }
}

/// Whether a URL path is the base path or below it.
pub fn is_below(path: &str, base: &str) -> bool {
    path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The URL path of the folder that a URL's file is in, without its trailing slash: the base path of an entry module.
pub fn folder(url_path: &str) -> &str {
    url_path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_url_is_what_others_rely_on() {
        let urls: Vec<String> = Page::ALL.iter().map(|page| page.href("/me")).collect();
        assert_eq!(
            urls,
            [
                "/me/profile",
                "/me/password",
                "/me/settings",
                "/me/notifications",
                "/me/account",
                "/me/sign-in",
                "/me/signed-out",
                "/me/diagnostics"
            ]
        );
    }

    #[test]
    fn every_page_is_found_at_its_own_url_below_any_base() {
        for base in ["", "/me", "/some/sub/path"] {
            for page in Page::ALL {
                assert_eq!(Page::from_path(&page.href(base), base), Some(page));
                assert_eq!(Page::from_path(&format!("{}/", page.href(base)), base), Some(page));
            }
            assert_eq!(Page::from_path(base, base), Some(Page::Profile));
            assert_eq!(Page::from_path(&format!("{base}/"), base), Some(Page::Profile));
        }
    }

    #[test]
    fn nothing_is_found_outside_the_base_or_deeper_than_one_segment() {
        assert_eq!(Page::from_path("/accounts", "/account"), None);
        assert_eq!(Page::from_path("/accountprofile", "/account"), None);
        assert_eq!(Page::from_path("/profile", "/me"), None);
        assert_eq!(Page::from_path("/me/profile/picture", "/me"), None);
        assert_eq!(Page::from_path("/me/nowhere", "/me"), None);
    }

    #[test]
    fn without_a_session_every_closed_page_leads_to_sign_in() {
        for page in Page::ALL {
            let expected = (page.audience() != Audience::Everyone).then_some(Page::SignIn);
            assert_eq!(page.redirect(Phase::Anonymous, None), expected, "{page:?}");
        }
    }

    #[test]
    fn signing_in_leads_to_the_wanted_page() {
        assert_eq!(Page::SignIn.redirect(Phase::SignedIn, Some(Page::Settings)), Some(Page::Settings));
        assert_eq!(Page::SignIn.redirect(Phase::SignedIn, None), Some(Page::Profile));
        assert_eq!(Page::Settings.redirect(Phase::SignedIn, Some(Page::Profile)), None);
    }

    #[test]
    fn after_leaving_every_closed_page_says_goodbye() {
        for phase in [Phase::SignedOut, Phase::Deleted] {
            assert_eq!(Page::Profile.redirect(phase, None), Some(Page::SignedOut));
            assert_eq!(Page::SignIn.redirect(phase, None), None);
        }
    }

    #[test]
    fn a_lapsed_session_leaves_the_person_where_they_are() {
        for page in Page::ALL {
            assert_eq!(page.redirect(Phase::Lapsed, None), None);
        }
    }

    #[test]
    fn the_folder_of_an_entry_module_is_its_base() {
        assert_eq!(folder("/iam-account.js"), "");
        assert_eq!(folder("/some/sub/iam-account.js"), "/some/sub");
    }
}
