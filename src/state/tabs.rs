//! What the tabs of one browser tell each other.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, Url};

/// Signing out in one tab signs out all; the rest of the message is the user id of who signed in.
const SIGNED_OUT: &str = "signed-out";
const SIGNED_IN: &str = "signed-in:";

/// What another tab has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody signed out.
    SignedOut,
    /// The user with this id is signed in.
    SignedIn(String),
}

/// The channel to the other tabs that speak to the same service; `None` where the browser has none.
#[derive(Clone)]
pub struct Tabs(Option<SendWrapper<BroadcastChannel>>);

impl Tabs {
    /// Joins the tabs that use the service at `api_base`; leaves them when the current owner is cleaned up.
    pub(super) fn new(api_base: &str) -> Self {
        let here = window().location().href().unwrap_or_default();
        let service = Url::new_with_base(api_base, &here).map_or_else(|_| api_base.into(), |url| url.href());
        let channel = BroadcastChannel::new(&format!("iam-account:{service}")).ok().map(SendWrapper::new);
        if let Some(channel) = channel.clone() {
            on_cleanup(move || channel.close());
        }
        Tabs(channel)
    }

    /// Calls `heed` for what the others tell. Another tab may run another version: what is not understood is nothing.
    pub(super) fn listen(&self, heed: impl Fn(Told) + 'static) {
        let Some(channel) = &self.0 else { return };
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            match text.strip_prefix(SIGNED_IN) {
                Some(user) => heed(Told::SignedIn(user.into())),
                None if text == SIGNED_OUT => heed(Told::SignedOut),
                None => {}
            }
        });
        channel.set_onmessage(Some(closure.into_js_value().unchecked_ref()));
    }

    pub(super) fn tell(&self, told: &Told) {
        let text = match told {
            Told::SignedOut => SIGNED_OUT.to_owned(),
            Told::SignedIn(user) => format!("{SIGNED_IN}{user}"),
        };
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&text.into());
        }
    }
}
