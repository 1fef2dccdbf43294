//! [`Page`]: every page with its URL and its audience. Pure.

pub mod picture;
mod url;

use url::below;
pub use url::{
    FRAGMENT, after_path, base_of, folder, has_user, host_at, is_below, is_picture, join, local, normal,
    place_of, scheme,
};

/// A page of the app. “Not found” ([`Page::from_path`] returns `None`) is shown as a page too, but has no URL of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Name, address, telephone, picture.
    Profile,
    /// Change the password.
    Password,
    /// Signature, theme, mail and the other keys of the user configuration.
    Settings,
    /// Which event is sent to the person by which channel.
    Notifications,
    /// Sync with the sign-in service, and deletion.
    Account,
    /// The page to sign in.
    SignIn,
    /// The redirect URI of an OpenID provider. It redirects at once.
    SignedIn,
    /// The page after a sign-out.
    SignedOut,
    /// The version and the configuration, for the operator.
    Diagnostics,
    /// Every component in every state, for developers.
    #[cfg(debug_assertions)]
    Components,
}

/// Who a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone, signed in or not.
    Everyone,
    /// A signed-in person or service account.
    SignedIn,
    /// A signed-in person. The service responds 404 to a service account.
    Humans,
}

impl Page {
    /// All pages, in the order of the navigation, then the others.
    pub const ALL: &[Page] = &[
        Page::Profile,
        Page::Password,
        Page::Settings,
        Page::Notifications,
        Page::Account,
        Page::SignIn,
        Page::SignedIn,
        Page::SignedOut,
        Page::Diagnostics,
        #[cfg(debug_assertions)]
        Page::Components,
    ];

    /// The pages that the navigation shows.
    pub const NAVIGATION: [Page; 5] =
        [Page::Profile, Page::Password, Page::Settings, Page::Notifications, Page::Account];

    /// The page's path below the base, without a slash. One segment only, so that relative asset URLs work on a hard load.
    pub fn segment(self) -> &'static str {
        match self {
            Page::Profile => "profile",
            Page::Password => "password",
            Page::Settings => "settings",
            Page::Notifications => "notifications",
            Page::Account => "account",
            Page::SignIn => "sign-in",
            Page::SignedIn => "signed-in",
            Page::SignedOut => "signed-out",
            Page::Diagnostics => "diagnostics",
            #[cfg(debug_assertions)]
            Page::Components => "components",
        }
    }

    /// The page's URL path, or its fragment. `base` is a result of [`base_of`], or [`FRAGMENT`].
    pub fn href(self, base: &str) -> String {
        format!("{base}/{}", self.segment())
    }

    /// The page named by a segment, as in the element's attribute `page`.
    pub fn from_segment(segment: &str) -> Option<Page> {
        Page::ALL.iter().copied().find(|page| page.segment() == segment)
    }

    /// The page at a URL (path, query and fragment), or `None` where there is none. The base itself is the `first` page.
    pub fn from_url(url: &str, base: &str, first: Page) -> Option<Page> {
        match below(&normal(place_of(url, base)), base)?.trim_matches('/') {
            "" => Some(first),
            segment => Page::from_segment(segment),
        }
    }

    /// Who the page is for.
    pub fn audience(self) -> Audience {
        match self {
            Page::Profile | Page::Account | Page::SignedIn => Audience::SignedIn,
            Page::Password | Page::Settings | Page::Notifications => Audience::Humans,
            Page::SignIn | Page::SignedOut | Page::Diagnostics => Audience::Everyone,
            #[cfg(debug_assertions)]
            Page::Components => Audience::Everyone,
        }
    }
}

#[cfg(test)]
mod tests;
