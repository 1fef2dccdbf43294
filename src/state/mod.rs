//! The shared truths of the page and the only verbs that change them.
//!
//! A page reads signals and calls verbs; it never sends and never writes. In reading order: [`session`] and the verbs of
//! [`start`], [`sign_in`] and [`sign_out`], [`tabs`], [`user`], [`merge`], [`edit`], [`write`], `turns`, [`document`],
//! then the two documents [`config`] and [`notifications`], [`theme`], [`language`], and [`drafts`] of what is not saved yet;
//! [`changes`], [`profile`] and [`picture`] serve [`user`].

mod auto_sign_in;
pub mod changes;
pub mod config;
pub mod connection;
pub mod document;
pub mod edit;
pub mod export;
mod follow;
pub mod language;
mod leaving;
pub mod merge;
pub mod notifications;
pub mod picture;
pub mod profile;
pub mod session;
mod sign_in;
mod sign_out;
mod start;
pub mod tabs;
pub mod theme;
mod turns;
pub mod user;
pub mod write;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::HtmlElement;
use wire::{Oddity, UserConfig};

use crate::api::Api;
pub use crate::api::error::{ApiError, ErrorKind, Feature};
use crate::boot::BootConfig;
use crate::drafts::Drafts;
use crate::paths::Page;
use crate::session::Session;
pub use crate::session::{RedirectUris, SignInProblem};
use crate::state::config::ConfigState;
use crate::state::connection::Connection;
use crate::state::follow::Follow;
use crate::state::language::LanguageState;
use crate::state::notifications::NotificationsState;
use crate::state::session::SessionState;
use crate::state::tabs::Tabs;
use crate::state::theme::Theme;
use crate::state::user::UserState;
pub use crate::state::write::Save;

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
    /// Light or dark.
    pub theme: Theme,
    /// Who wants which language.
    pub language: LanguageState,
    /// What they have typed and not saved.
    pub drafts: Drafts,
    /// Whether anything gets through to the service.
    pub connection: Connection,
    api: Api,
    tabs: Tabs,
    follow: Follow,
}

impl State {
    /// Nothing read, nobody signed in. `element` has the host's `getToken`; an issuer sends people back to `places`.
    pub fn new(
        boot: BootConfig,
        base: &str,
        files: &str,
        element: HtmlElement,
        places: RedirectUris,
        language: LanguageState,
    ) -> Self {
        let secrets = Session::new(&boot.auth, element, places);
        let released = secrets.clone();
        on_cleanup(move || released.release());
        let api = Api::new(&boot.api_base, secrets.clone());
        let session = SessionState::new(secrets);
        let user = UserState::new(api.clone(), session.clone());
        let config = ConfigState::new(api.clone(), session.clone());
        let owner = user.clone();
        State {
            base: base.into(),
            files: files.into(),
            drafts: Drafts::new(ArcSignal::derive(move || owner.id()), boot.drafts),
            connection: connection::follow(&api),
            theme: Theme::new(user.clone(), config.clone()),
            language,
            user,
            config,
            notifications: NotificationsState::new(api.clone(), session.clone()),
            tabs: Tabs::new(&boot.api_base),
            follow: Follow::default(),
            api,
            session,
            boot: Arc::new(boot),
        }
    }

    /// The state that `<App/>` provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A page's URL path.
    pub fn href(&self, page: Page) -> String {
        page.href(&self.base)
    }

    /// Whether there is anything on a page: the operator and the service both offer it, as far as is known. Tracked.
    pub fn offers(&self, page: Page) -> bool {
        match page {
            Page::Password => self.boot.features.password && !self.session.lacks(Feature::PasswordChange),
            Page::Settings => !self.session.lacks(Feature::Settings),
            Page::Notifications => !self.session.lacks(Feature::Notifications),
            _ => true,
        }
    }

    /// Whether notifications go out by mail at all; `None` while that is not known.
    pub fn sends_mail(&self) -> Option<bool> {
        self.settings().map(|config| config.send_notification_by_mail())
    }

    /// Ends everything that is under way, because the person does not want to wait for it. Nobody knows then what became of
    /// a write, so what is shown is read again.
    pub fn give_up(&self) {
        self.api.give_up();
        self.catch_up();
    }

    /// What was not as the contract says in the answers since the session began. Tracked.
    pub fn oddities(&self) -> Vec<Oddity> {
        self.api.oddities()
    }

    /// Until the settings are read, the copy that came with the user serves.
    fn settings(&self) -> Option<UserConfig> {
        match self.config.current() {
            Load::Ready(config) => Some(config),
            _ => self.user.human().and_then(|user| user.config),
        }
    }
}
