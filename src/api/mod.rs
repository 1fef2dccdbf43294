//! One typed method for each operation of the contract, over one client. In reading order: [`error`], [`client`], what
//! keeps its session alive, when to try again ([`retry`]), then the resources.

mod answer;
pub mod avatar;
pub mod client;
pub mod config;
pub mod error;
pub mod notifications;
pub mod password;
pub(crate) mod patience;
pub(crate) mod pause;
mod renewal;
pub mod retry;
pub mod sign_in;
pub mod user;

use std::sync::{Arc, OnceLock};

use crate::api::client::Client;
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

    /// Calls `heed` whenever the service has accepted a change; the first caller is heard.
    pub fn on_write(&self, heed: impl Fn(Resource) + Send + Sync + 'static) {
        let _ = self.on_write.set(Box::new(heed));
    }

    /// The service has accepted a change.
    fn written(&self, resource: Resource) {
        if let Some(heed) = self.on_write.get() {
            heed(resource);
        }
    }

    /// A URL from an answer (a picture, a logo), which is absolute or relative to the API.
    pub fn absolute(&self, url: &str) -> String {
        let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let base =
            web_sys::Url::new_with_base(&format!("{}/", self.client.base), &page).map(|base| base.href());
        let absolute = base.and_then(|base| web_sys::Url::new_with_base(url, &base));
        absolute.map_or_else(|_| url.into(), |absolute| absolute.href())
    }
}
