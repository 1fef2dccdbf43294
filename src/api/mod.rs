//! One typed method for each operation of the contract, over one client. In reading order: [`error`], [`client`], what
//! keeps its session alive, when to try again ([`retry`]), then the resources.

mod answer;
pub mod avatar;
mod call;
pub mod client;
pub mod config;
pub(crate) mod connection;
mod deadline;
pub mod error;
pub mod feature;
mod fetch;
pub mod notifications;
pub mod password;
pub(crate) mod patience;
pub(crate) mod pause;
pub(crate) mod renewal;
pub mod retry;
pub mod sign_in;
pub mod user;

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use wire::Oddity;

use crate::api::client::Client;
use crate::paths::{is_picture, join};
use crate::session::Session;

/// Something that can be read, and changed by several operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The user, picture included.
    User,
    /// Their settings.
    Config,
    /// Their notification preferences.
    Notifications,
}

/// Hears what is written.
type OnWrite = Arc<OnceLock<Box<dyn Fn(Resource) + Send + Sync>>>;

/// The eleven operations; cheap to clone. Every method answers [`error::ApiError`] on failure.
#[derive(Clone)]
pub struct Api {
    client: Client,
    on_write: OnWrite,
}

impl Api {
    /// `base` is the URL or path before `/users/me/`, without a trailing slash.
    pub fn new(base: &str, session: Session) -> Self {
        Api { client: Client::new(base, session), on_write: Arc::default() }
    }

    /// Calls `observe` whenever the service has accepted a change; the first caller is heard.
    pub fn on_write(&self, observe: impl Fn(Resource) + Send + Sync + 'static) {
        let _ = self.on_write.set(Box::new(observe));
    }

    /// The service has accepted a change.
    fn written(&self, resource: Resource) {
        if let Some(observe) = self.on_write.get() {
            observe(resource);
        }
    }

    /// What was not as the contract says in the answers since the session began. Tracked.
    pub fn oddities(&self) -> Vec<Oddity> {
        self.client.oddities.get()
    }

    /// Nobody's answers are named to the next person.
    pub fn forget_oddities(&self) {
        self.client.oddities.set(Vec::new());
    }

    /// The URL of a picture or a logo from an answer, which is absolute or relative to the API; `None` where it is anything
    /// else than a picture's.
    pub fn picture_url(&self, url: &str) -> Option<String> {
        Some(self.absolute(url)).filter(|url| is_picture(url))
    }

    /// A URL, which is absolute or relative to the API.
    pub fn absolute(&self, url: &str) -> String {
        let page = window().location().href().unwrap_or_default();
        let base = join(&page, &format!("{}/", self.client.base));
        web_sys::Url::new_with_base(url, &base).map_or_else(|_| url.into(), |absolute| absolute.href())
    }
}
