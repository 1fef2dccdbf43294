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

use crate::api::client::Client;
use crate::session::Session;

/// The eleven operations; cheap to clone. Every method answers [`error::ApiError`] on failure.
#[derive(Clone)]
pub struct Api {
    client: Client,
}

impl Api {
    /// `base` is the URL or path before `/users/me/`, without a trailing slash.
    pub fn new(base: &str, session: Session) -> Self {
        Api { client: Client::new(base, session) }
    }

    /// A URL from an answer (a picture, a logo), which is absolute or relative to the API.
    pub fn absolute(&self, url: &str) -> String {
        self.client.absolute(url)
    }
}
