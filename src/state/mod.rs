//! The shared truths of the page and the only verbs that change them.
//!
//! A page reads signals and calls verbs; it never sends and never writes. In reading order: [`session`] and the verbs of
//! [`start`], [`sign_in`] and [`sign_out`], [`tabs`], [`user`], then [`theme`], [`language`], and [`drafts`] of what is not
//! saved yet; [`changes`] and [`picture`] serve [`user`]. The user, the settings and the preferences are
//! [resources](crate::resource).

mod auto_sign_in;
pub mod changes;
pub mod connection;
pub mod export;
mod files;
mod follow;
pub mod language;
mod leaving;
pub mod live;
pub mod notifications;
pub mod picture;
mod pictures;
pub mod session;
mod sign_in;
mod sign_out;
mod start;
pub mod tabs;
pub mod theme;
pub mod user;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use futures::lock::Mutex;
use js_sys::Function;
use leptos::prelude::*;
use web_sys::HtmlElement;
use wire::Oddity;

use crate::api::client::Api;
use crate::api::endpoint::Endpoint;
pub use crate::api::error::{ApiError, ErrorKind, Feature};
use crate::api::probe::Probe;
use crate::boot::BootConfig;
use crate::drafts::Drafts;
use crate::paths::Page;
pub use crate::resource::Resource;
use crate::session::Session;
pub use crate::session::{RedirectUris, SignInProblem};
use crate::state::connection::Connection;
use crate::state::files::Files;
use crate::state::language::LanguageState;
use crate::state::live::Live;
use crate::state::session::SessionState;
use crate::state::tabs::Tabs;
use crate::state::theme::Theme;
use crate::state::user::UserStore;

/// All of it, and how the app is set up; provided once by the app; cheap to clone. Its signals are reference counted, so that a request that
/// answers after the page was unmounted writes into nothing instead of panicking.
#[derive(Clone)]
pub struct State {
    /// What the operator and the host page decided. What is followed at any time is in `live`.
    pub boot: Arc<BootConfig>,
    /// What the host page may change.
    pub live: Live,
    /// Where the app's files are.
    pub files: Files,
    /// Whether requests act for an account.
    pub session: SessionState,
    /// Who that is.
    pub user: UserStore,
    /// Their settings.
    pub config: Resource,
    /// Their notification preferences.
    pub notifications: Resource,
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
    follow: Arc<[Rereading; 3]>,
}

/// The rereading of one resource: one at a time, and one that waits and serves all requests until its turn comes.
#[derive(Default)]
struct Rereading {
    turn: Mutex<()>,
    is_waiting: AtomicBool,
}

impl State {
    /// Nothing is read, and no one is signed in. `element` has the host's `getToken`; an issuer returns to `redirect_uris`.
    pub fn new(
        live: Live,
        files: &str,
        element: HtmlElement,
        redirect_uris: RedirectUris,
        language: LanguageState,
        send: Option<Function>,
    ) -> Self {
        let boot = untrack(|| live.boot());
        let files = Files::new(files, &element);
        let secrets = Session::new(&boot.auth, element, redirect_uris);
        let released = secrets.clone();
        on_cleanup(move || released.release());
        let api = Api::new(&boot.api_base, secrets.clone(), send);
        let session = SessionState::new(secrets);
        let user = UserStore::new(api.clone(), session.clone());
        let resource = |endpoint| Resource::new(endpoint, &api, session.observer(endpoint));
        let (config, notifications) = (resource(Endpoint::Config), resource(Endpoint::Notifications));
        let owner = user.clone();
        State {
            files,
            drafts: Drafts::new(ArcSignal::derive(move || owner.id()), boot.drafts),
            connection: connection::follow(&api),
            theme: Theme::new(user.clone(), config.clone()),
            language,
            user,
            config,
            notifications,
            tabs: Tabs::new(&boot.api_base),
            follow: Arc::default(),
            api,
            session,
            boot,
            live,
        }
    }

    /// The state that the app provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A page's URL path, or its fragment. Tracked.
    pub fn href(&self, page: Page) -> String {
        page.href(&self.live.base())
    }

    /// The same state with the configuration that the pages are to be drawn with. Tracked.
    pub fn drawn(&self) -> State {
        State { boot: self.live.boot(), ..self.clone() }
    }

    /// Whether there is anything on a page: the operator and the service both offer it, as far as is known. Tracked.
    pub fn offers(&self, page: Page) -> bool {
        let is_offered = match page {
            Page::Password => self.boot.features.password && !self.session.lacks(Feature::PasswordChange),
            Page::Settings => !self.session.lacks(Feature::Settings),
            Page::Notifications => !self.session.lacks(Feature::Notifications),
            _ => true,
        };
        is_offered && self.live.has(page)
    }

    /// Whether notifications go out by mail at all; `None` while that is not known.
    pub fn sends_mail(&self) -> Option<bool> {
        let on = self.user.setting(self.config.document(), "send_notification_by_mail");
        on.map(Option::unwrap_or_default)
    }

    /// Cancels everything that is under way, because the person does not want to wait for it. It is not known then what
    /// became of a write, so what is shown is read again.
    pub fn cancel(&self) {
        self.api.cancel();
        self.catch_up();
    }

    /// Asks the service for the account of no one, for `/diagnostics`.
    pub async fn probe(&self, is_cross_origin: bool) -> Option<Probe> {
        self.api.probe(is_cross_origin).await
    }

    /// What was not as the contract says in the answers since the session began. Tracked.
    pub fn oddities(&self) -> Vec<Oddity> {
        self.api.oddities()
    }
}
