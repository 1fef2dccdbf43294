//! What the app tells the page that it is in. Each is a `CustomEvent` on the element, which bubbles and leaves shadow
//! trees; the type's doc is the documentation of its `detail`. None carries a token, a key or a password.

use serde::Serialize;
use wire::Me;

use crate::paths::Page;

/// An event of the element. Its `detail` is the variant's fields, in camelCase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum HostEvent {
    /// `iam-account:ready`: the app is mounted and shows something.
    Ready {
        /// The version of the app.
        version: &'static str,
    },
    /// `iam-account:user-changed`: somebody signed in or out, or changed what a host may show of them.
    UserChanged {
        /// The account, or `null` when nobody is signed in.
        user: Option<HostUser>,
    },
    /// `iam-account:navigated`: another page is shown.
    Navigated {
        /// The page's name (the segment of its URL), or `null` for an unknown URL.
        page: Option<&'static str>,
        /// The page's URL path.
        path: String,
    },
    /// `iam-account:dirty-changed`: something is typed and not saved, or no longer, on these pages.
    DirtyChanged {
        /// Whether there is anything.
        dirty: bool,
        /// Whether the browser keeps all of it, so that leaving the page would lose nothing.
        kept: bool,
        /// The pages' names (the segments of their URLs).
        pages: Vec<&'static str>,
    },
    /// `iam-account:unauthorized`: the service no longer accepts the session.
    Unauthorized {},
    /// `iam-account:deleted`: the account is gone.
    Deleted {},
    /// `iam-account:error`: the app, or what it shows, could not be loaded.
    Error {
        /// The sentence that the person sees.
        message: String,
        /// What the operator finds the request by.
        request_id: Option<String>,
    },
}

/// What a host may show of the signed-in account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HostUser {
    /// The service's identifier.
    pub id: String,
    /// `"Human"` or `"Machine"`.
    pub user_type: &'static str,
    /// What to call it.
    pub name: Option<String>,
    /// A person's address.
    pub email: Option<String>,
    /// Absolute URL of a person's picture.
    pub avatar: Option<String>,
}

impl HostEvent {
    /// The event's type.
    pub fn name(&self) -> &'static str {
        match self {
            HostEvent::Ready { .. } => "iam-account:ready",
            HostEvent::UserChanged { .. } => "iam-account:user-changed",
            HostEvent::Navigated { .. } => "iam-account:navigated",
            HostEvent::DirtyChanged { .. } => "iam-account:dirty-changed",
            HostEvent::Unauthorized {} => "iam-account:unauthorized",
            HostEvent::Deleted {} => "iam-account:deleted",
            HostEvent::Error { .. } => "iam-account:error",
        }
    }

    /// Of the page that is shown.
    pub fn navigated(page: Option<Page>, path: String) -> Self {
        HostEvent::Navigated { page: page.map(Page::segment), path }
    }

    /// Of the pages of which something is not saved.
    pub fn dirty_changed(pages: &[Page], kept: bool) -> Self {
        let pages: Vec<_> = pages.iter().map(|page| page.segment()).collect();
        HostEvent::DirtyChanged { dirty: !pages.is_empty(), kept, pages }
    }
}

impl HostUser {
    /// Of an account and the absolute URL of its picture.
    pub fn of(me: &Me, avatar: Option<String>) -> Self {
        match me {
            Me::Human(user) => HostUser {
                id: user.id.clone(),
                user_type: "Human",
                name: user.full_name(),
                email: user.email.clone(),
                avatar,
            },
            Me::Machine(account) => HostUser {
                id: account.id.clone(),
                user_type: "Machine",
                name: account.name.clone(),
                email: None,
                avatar: None,
            },
        }
    }
}
