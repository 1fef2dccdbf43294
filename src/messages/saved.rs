//! What a save led to: it is done, what the service did besides, and what is in conflict.

use crate::api::endpoint::Endpoint;
use crate::language::Message;
pub use crate::language::texts::saved::*;
use crate::messages::{common, notifications, profile, settings};
use crate::resource::edit::{Path, Written};

/// `done`, where the service keeps something else, and what someone else has changed meanwhile.
pub fn done(endpoint: Endpoint, done: Message, written: &Written) -> Message {
    let mut message = done;
    if !written.server_overrides.is_empty() {
        let overrides = if endpoint == Endpoint::User {
            profile::server_overrides(written)
        } else {
            common::KEPT_DIFFERENTLY
        };
        message = common::and_then(message, overrides);
    }
    if !written.remote_changes.is_empty() {
        message = common::and_then(message, elsewhere(names(endpoint, written.remote_changes.iter())));
    }
    message
}

/// The names of what is in conflict.
pub fn conflicting(endpoint: Endpoint, written: &Written) -> Message {
    names(endpoint, written.conflicts.iter().map(|conflict| &conflict.path))
}

/// The names, each once.
fn names<'a>(endpoint: Endpoint, paths: impl Iterator<Item = &'a Path>) -> Message {
    let name = match endpoint {
        Endpoint::User => profile::name,
        Endpoint::Config => settings::name,
        Endpoint::Notifications => notifications::name,
    };
    let mut names: Vec<Message> = Vec::new();
    for name in paths.map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Message::list(names)
}
