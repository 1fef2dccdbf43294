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

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::Api;
pub use crate::api::error::{ApiError, ErrorKind};
use crate::boot::BootConfig;
use crate::paths::Page;
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
    /// What was read as something else.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Load<U> {
        match self {
            Load::Loading => Load::Loading,
            Load::Ready(value) => Load::Ready(f(value)),
            Load::Failed(error) => Load::Failed(error),
        }
    }

    /// What was read, if it was.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Load::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// All of it, and how the app is set up; provided once by `<App/>`; cheap to clone. Its signals are reference counted, so that a request that
/// answers after the page was unmounted writes into nothing instead of panicking.
#[derive(Clone)]
pub struct State {
    /// What the operator and the host page decided.
    pub boot: Arc<BootConfig>,
    /// The path below which the pages live, without a trailing slash.
    pub base: Arc<str>,
    /// The URL of the folder that the app's files are in, with its trailing slash.
    pub files: Arc<str>,
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
    pub fn new(boot: BootConfig, base: &str, files: &str) -> Self {
        let secrets = Session::new(&boot.auth);
        let api = Api::new(&boot.api_base, secrets.clone());
        let session = SessionState::new(secrets);
        State {
            base: base.into(),
            files: files.into(),
            user: UserState::new(api.clone(), session.clone()),
            config: ConfigState::new(api.clone(), session.clone()),
            notifications: NotificationsState::new(api, session.clone()),
            session,
            boot: Arc::new(boot),
        }
    }

    /// The state that `<App/>` provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Tries a secret: reads the user with it. A 401 or 403 refuses it; when the service fails for another reason the
    /// secret may well be right, so the session begins and the page says what failed.
    pub async fn sign_in(&self, secret: &str) -> Result<(), ApiError> {
        self.session.secrets().open(secret);
        self.config.forget();
        self.notifications.forget();
        self.user.load().await;
        match self.user.failure() {
            Some(error) if matches!(error.kind, ErrorKind::Unauthorized | ErrorKind::Forbidden) => {
                self.session.secrets().close();
                Err(error)
            }
            _ => {
                self.session.opened();
                Ok(())
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

    /// A page's URL path.
    pub fn href(&self, page: Page) -> String {
        page.href(&self.base)
    }

    /// The person's wish for a dark page; `None` leaves it to the device. Until the settings are read, the copy that
    /// came with the user serves.
    pub fn dark_mode(&self) -> Option<bool> {
        match self.config.current() {
            Load::Ready(config) => config.dark_mode(),
            _ => self.user.human().and_then(|user| user.config).and_then(|config| config.dark_mode()),
        }
    }
}
