//! The events for the host page. Each is a `CustomEvent` on the element, which bubbles and leaves shadow trees; the docs of
//! the functions describe `detail`. None contains a token, a key or a password.

use serde_json::Value;
use wire::{Me, Object, json};

use crate::paths::Page;

/// An event of the element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostEvent {
    /// The event's type.
    pub name: &'static str,
    /// The event's `detail` as JSON.
    pub detail: String,
}

impl HostEvent {
    fn new(name: &'static str, detail: Vec<(&str, Value)>) -> Self {
        HostEvent { name, detail: json::object_to_string(&json::object(detail)) }
    }

    /// `iam-account:ready`: the app is mounted and shows something. `version` is the app's.
    pub fn ready(version: &str) -> Self {
        HostEvent::new("iam-account:ready", vec![("version", version.into())])
    }

    /// `iam-account:user-changed`: the account changed, or what a host may show of it. `user` is `null` when no one is signed
    /// in, else the service's `id`, `userType` (`"Human"` or `"Machine"`), the display `name`, and of a person `email` and
    /// `avatar`, the absolute URL of a picture.
    pub fn user_changed(user: Option<(&Me, Option<String>)>) -> Self {
        HostEvent::new("iam-account:user-changed", vec![("user", user.map(host_user).into())])
    }

    /// `iam-account:navigated`: another page is shown. `page` is its name (the segment of its URL), or `null` for an unknown
    /// URL; `path` is its URL path.
    pub fn navigated(page: Option<Page>, path: String) -> Self {
        HostEvent::new(
            "iam-account:navigated",
            vec![("page", page.map(Page::segment).into()), ("path", path.into())],
        )
    }

    /// `iam-account:dirty-changed`: the pages with unsaved texts changed. `dirty` is whether there is any; `kept` whether the
    /// browser stores all of them, so that leaving the page loses nothing; `pages` their names.
    pub fn dirty_changed(pages: &[Page], kept: bool) -> Self {
        let names: Vec<Value> = pages.iter().map(|page| page.segment().into()).collect();
        HostEvent::new(
            "iam-account:dirty-changed",
            vec![("dirty", (!pages.is_empty()).into()), ("kept", kept.into()), ("pages", names.into())],
        )
    }

    /// `iam-account:unauthorized`: the service no longer accepts the session.
    pub fn unauthorized() -> Self {
        HostEvent::new("iam-account:unauthorized", vec![])
    }

    /// `iam-account:deleted`: the account is gone.
    pub fn deleted() -> Self {
        HostEvent::new("iam-account:deleted", vec![])
    }

    /// `iam-account:error`: the app, or what it shows, could not be loaded. `message` is the sentence on the screen;
    /// `request_id` is the request's identifier in the service's logs.
    pub fn error(message: String, request_id: Option<String>) -> Self {
        HostEvent::new(
            "iam-account:error",
            vec![("message", message.into()), ("requestId", request_id.into())],
        )
    }
}

/// What a host may show of an account; `avatar` is the absolute URL of its picture.
fn host_user((me, avatar): (&Me, Option<String>)) -> Object {
    let (id, user_type, name, email, avatar) = match me {
        Me::Human(user) => (&user.id, "Human", user.full_name(), user.email.clone(), avatar),
        Me::Machine(account) => (&account.id, "Machine", account.name.clone(), None, None),
    };
    json::object(vec![
        ("id", id.as_str().into()),
        ("userType", user_type.into()),
        ("name", name.into()),
        ("email", email.into()),
        ("avatar", avatar.into()),
    ])
}

#[cfg(test)]
mod tests;
