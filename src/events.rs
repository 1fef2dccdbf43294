//! The events for the host page. Each is a `CustomEvent` on the element, which bubbles and leaves shadow trees; the docs of
//! the types describe `detail`. None contains a token, a key or a password.

use serde_json::Value;
use wire::{Me, Object, json};

use crate::paths::Page;

/// An event of the element. Its `detail` is the variant's fields, in camelCase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// `iam-account:ready`: the app is mounted and shows something.
    Ready {
        /// The version of the app.
        version: &'static str,
    },
    /// `iam-account:user-changed`: the account changed, or what a host may show of it.
    UserChanged {
        /// The account, or `null` when no one is signed in.
        user: Option<HostUser>,
    },
    /// `iam-account:navigated`: another page is shown.
    Navigated {
        /// The page's name (the segment of its URL), or `null` for an unknown URL.
        page: Option<&'static str>,
        /// The page's URL path.
        path: String,
    },
    /// `iam-account:dirty-changed`: the pages with unsaved texts changed.
    DirtyChanged {
        /// Whether any page has unsaved texts.
        dirty: bool,
        /// Whether the browser stores all of them, so that leaving the page loses nothing.
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
        /// The sentence on the screen.
        message: String,
        /// The request's identifier in the service's logs.
        request_id: Option<String>,
    },
}

/// What a host may show of the signed-in account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostUser {
    /// The service's identifier.
    pub id: String,
    /// `"Human"` or `"Machine"`.
    pub user_type: &'static str,
    /// The display name.
    pub name: Option<String>,
    /// A person's email address.
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

    /// The event's `detail`: the variant's fields, in camelCase.
    pub fn detail(&self) -> Object {
        json::object(match self {
            HostEvent::Ready { version } => vec![("version", (*version).into())],
            HostEvent::UserChanged { user } => vec![("user", user.as_ref().map(HostUser::to_json).into())],
            HostEvent::Navigated { page, path } => {
                vec![("page", (*page).into()), ("path", path.as_str().into())]
            }
            HostEvent::DirtyChanged { dirty, kept, pages } => {
                let pages: Vec<Value> = pages.iter().map(|page| (*page).into()).collect();
                vec![("dirty", (*dirty).into()), ("kept", (*kept).into()), ("pages", pages.into())]
            }
            HostEvent::Unauthorized {} | HostEvent::Deleted {} => vec![],
            HostEvent::Error { message, request_id } => {
                vec![("message", message.as_str().into()), ("requestId", request_id.clone().into())]
            }
        })
    }

    /// The event for a page that is shown.
    pub fn navigated(page: Option<Page>, path: String) -> Self {
        HostEvent::Navigated { page: page.map(Page::segment), path }
    }

    /// The event for the pages with unsaved texts.
    pub fn dirty_changed(pages: &[Page], kept: bool) -> Self {
        let pages: Vec<_> = pages.iter().map(|page| page.segment()).collect();
        HostEvent::DirtyChanged { dirty: !pages.is_empty(), kept, pages }
    }
}

impl HostUser {
    fn to_json(&self) -> Object {
        json::object(vec![
            ("id", self.id.as_str().into()),
            ("userType", self.user_type.into()),
            ("name", self.name.clone().into()),
            ("email", self.email.clone().into()),
            ("avatar", self.avatar.clone().into()),
        ])
    }

    /// The part of an account for the host; `avatar` is the absolute URL of its picture.
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

#[cfg(test)]
mod tests;
