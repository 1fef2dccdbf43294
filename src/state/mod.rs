//! The shared truths of the page and the only verbs that change them.
//!
//! A page reads signals and calls verbs; it never sends and never writes. In reading order: [`session`], [`user`],
//! [`document`], then the two documents [`config`] and [`notifications`]; [`changes`] and [`pause`] serve [`user`].

pub mod changes;
pub mod config;
pub mod document;
pub mod notifications;
mod pause;
pub mod session;
pub mod user;

use leptos::prelude::*;

use crate::api::Api;
pub use crate::api::error::{ApiError, ErrorKind};
use crate::session::Session;
use crate::state::config::ConfigState;
use crate::state::notifications::NotificationsState;
use crate::state::session::SessionState;
use crate::state::user::UserState;

/// Something that is read from the service.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load<T> {
    /// Not read yet, or being read.
    #[default]
    Loading,
    /// As it was read, or as the service answered the last change.
    Ready(T),
    /// It could not be read.
    Failed(ApiError),
}

impl<T> Load<T> {
    /// What was read, if it was.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Load::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// All of it, provided once by `<App/>`; cheap to clone. Its signals are reference counted, so that a request that
/// answers after the page was unmounted writes into nothing instead of panicking.
#[derive(Clone)]
pub struct State {
    /// Whether requests speak for somebody.
    pub session: SessionState,
    /// Who that is.
    pub user: UserState,
    /// Their settings.
    pub config: ConfigState,
    /// Their notification preferences.
    pub notifications: NotificationsState,
}

impl State {
    /// Nothing read, nobody signed in.
    pub fn new(api: &Api, session: Session) -> Self {
        let session = SessionState::new(session);
        State {
            user: UserState::new(api.clone(), session.clone()),
            config: ConfigState::new(api.clone(), session.clone()),
            notifications: NotificationsState::new(api.clone(), session.clone()),
            session,
        }
    }

    /// The state that `<App/>` provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Tries a secret: reads the user with it. On success the page is theirs, on failure nobody's.
    pub async fn sign_in(&self, secret: String) -> Result<(), ApiError> {
        self.session.secrets().open(&secret);
        match self.user.read(None).await {
            Ok(_) => {
                self.config.forget();
                self.notifications.forget();
                self.session.opened();
                Ok(())
            }
            Err(error) => {
                self.session.secrets().close();
                Err(error)
            }
        }
    }

    /// Ends the session on the person's wish.
    pub fn sign_out(&self) {
        self.session.signed_out();
        self.forget();
    }

    /// Deletes the account; on success nobody is signed in any more.
    pub async fn delete_account(&self) -> Result<(), ApiError> {
        self.user.delete().await?;
        self.session.deleted();
        self.forget();
        Ok(())
    }

    fn forget(&self) {
        self.user.forget();
        self.config.forget();
        self.notifications.forget();
    }

    /// The person's wish for a dark page; `None` leaves it to the device. Until the settings are read, the copy that
    /// came with the user serves.
    pub fn dark_mode(&self) -> Option<bool> {
        match self.config.current() {
            Load::Ready(config) => config.dark_mode(),
            _ => self
                .user
                .human()
                .and_then(|user| user.config)
                .and_then(|config| config.dark_mode()),
        }
    }
}
