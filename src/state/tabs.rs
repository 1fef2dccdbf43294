//! Messages between the tabs of a browser. They never contain data: a tab reads a changed document itself.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, Url};

use crate::api::endpoint::Endpoint;

/// Signing out in one tab signs out all. A sign-in is followed by the user id.
const SIGNED_OUT: &str = "signed-out";
const SIGNED_IN: &str = "signed-in:";
/// Followed by the changed resource, a colon, and the user id.
const CHANGED: &str = "changed:";
const ENDPOINTS: [(Endpoint, &str); 3] =
    [(Endpoint::User, "user"), (Endpoint::Config, "config"), (Endpoint::Notifications, "notifications")];

/// What another tab has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TabMessage {
    /// The person signed out.
    SignedOut,
    /// The user with this id is signed in.
    SignedIn(String),
    /// The user with this id has changed something.
    Changed(Endpoint, String),
}

impl TabMessage {
    fn to_text(&self) -> String {
        match self {
            TabMessage::SignedOut => SIGNED_OUT.to_owned(),
            TabMessage::SignedIn(user) => format!("{SIGNED_IN}{user}"),
            TabMessage::Changed(endpoint, user) => {
                let name = ENDPOINTS.iter().find(|(other, _)| other == endpoint).map_or("", |(_, name)| name);
                format!("{CHANGED}{name}:{user}")
            }
        }
    }

    /// Reads a message; `None` for one of another version.
    fn from_text(text: &str) -> Option<TabMessage> {
        if let Some(user) = text.strip_prefix(SIGNED_IN) {
            return Some(TabMessage::SignedIn(user.into()));
        }
        if let Some((name, user)) = text.strip_prefix(CHANGED).and_then(|changed| changed.split_once(':')) {
            let endpoint = ENDPOINTS.iter().find(|(_, other)| *other == name).map(|(endpoint, _)| *endpoint);
            return endpoint.map(|endpoint| TabMessage::Changed(endpoint, user.into()));
        }
        (text == SIGNED_OUT).then_some(TabMessage::SignedOut)
    }
}

/// The channel to the other tabs with the same service; `None` where the browser has no channels.
#[derive(Clone)]
pub struct Tabs(Option<SendWrapper<BroadcastChannel>>);

impl Tabs {
    /// Joins the tabs that use the service at `api_base`; leaves them when the current owner is cleaned up.
    pub(super) fn new(api_base: &str) -> Self {
        let here = window().location().href().unwrap_or_default();
        let service = Url::new_with_base(api_base, &here).map_or_else(|_| api_base.into(), |url| url.href());
        let channel = BroadcastChannel::new(&format!("iam-account:{service}")).ok().map(SendWrapper::new);
        if let Some(channel) = channel.clone() {
            on_cleanup(move || {
                // The listener holds the state and the state holds the channel. The cycle crosses from WebAssembly to
                // JavaScript, so no garbage collector would free it.
                channel.set_onmessage(None);
                channel.close();
            });
        }
        Tabs(channel)
    }

    /// Calls `observe` with each message of another tab.
    pub(super) fn listen(&self, observe: impl Fn(TabMessage) + 'static) {
        let Some(channel) = &self.0 else { return };
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = TabMessage::from_text(&event.data().as_string().unwrap_or_default()) {
                observe(message);
            }
        });
        channel.set_onmessage(Some(closure.into_js_value().unchecked_ref()));
    }

    pub(super) fn send(&self, message: &TabMessage) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&message.to_text().into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_reads_back_as_it_was_sent() {
        for message in [
            TabMessage::SignedOut,
            TabMessage::SignedIn("u:1".into()),
            TabMessage::Changed(Endpoint::User, "u:1".into()),
            TabMessage::Changed(Endpoint::Config, "u-1".into()),
            TabMessage::Changed(Endpoint::Notifications, String::new()),
        ] {
            assert_eq!(TabMessage::from_text(&message.to_text()), Some(message));
        }
    }

    #[test]
    fn ignores_messages_of_another_version() {
        for text in
            ["", "signed-out:now", "signed-up:u-1", "changed:", "changed:config", "changed:avatar:u-1", "{}"]
        {
            assert_eq!(TabMessage::from_text(text), None, "{text}");
        }
    }
}
