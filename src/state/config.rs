//! The person's settings document.

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;
use wire::{Object, UserConfig};

use crate::api::Api;
use crate::api::retry::Purpose;
use crate::state::document::{Document, Remote};
use crate::state::edit::{Edit, Step};
use crate::state::session::SessionState;
use crate::state::write::{Written, find_out};
use crate::state::{ApiError, Feature, Load, Save};

/// The settings and the verbs on them. `GET config/` is their only source.
#[derive(Clone)]
pub struct ConfigState {
    api: Api,
    session: SessionState,
    document: Document,
}

impl ConfigState {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        ConfigState { api, session, document: Document::default() }
    }

    /// The settings with the person's changes on top, written or on their way. Tracked.
    pub fn current(&self) -> Load<UserConfig> {
        self.document.current().map(UserConfig)
    }

    /// The settings as the service holds them, as far as they were read. Tracked.
    pub fn saved(&self) -> Load<UserConfig> {
        self.document.saved().map(UserConfig)
    }

    /// Reads the settings, for a page that shows them.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        let read = async {
            let read = self.api.with_retry(Purpose::Read, abort, async || self.api.config(abort).await);
            let read = self.session.observe(read.await);
            if read.is_ok() {
                self.session.found(Feature::Settings);
            }
            read
        };
        self.document.load(read).await;
    }

    /// Reads again what could not be read while the session had ended.
    pub(super) async fn reload_failed(&self) {
        if self.document.has_failed() {
            self.load(None).await;
        }
    }

    /// Switches one key on or off, from what the person sees.
    pub fn switch(&self, key: &str, on: bool) -> Edit {
        let seen = untrack(|| self.document.current()).ready().and_then(|doc| doc.get(key).cloned());
        Edit::switches(vec![Step { path: vec![key.into()], from: seen, to: Some(on.into()) }])
    }

    /// Changes what `edit` is about and leaves all else alone.
    pub async fn change(&self, edit: Edit) -> Result<Written, ApiError> {
        let outcome = self.session.observe(self.document.change(self, edit).await);
        if self.document.begins_to_doubt() {
            let state = self.clone();
            spawn_local(find_out(async move || {
                state.load(None).await;
                !state.document.is_unsure()
            }));
        }
        outcome
    }

    /// [`Self::change`] for whoever knows no document.
    #[must_use]
    pub fn save(&self) -> Save {
        let state = self.clone();
        Save::new(move |edit| {
            let state = state.clone();
            async move { state.change(edit).await }
        })
    }

    pub(super) fn forget(&self) {
        self.document.forget();
    }
}

impl Remote for ConfigState {
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(self.api.config(None))
    }

    fn replace(&self, doc: Object) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async move { self.api.replace_config(&doc).await })
    }

    fn again<'a>(&'a self, tries: &'a mut u32, error: ApiError) -> LocalBoxFuture<'a, Result<(), ApiError>> {
        Box::pin(self.api.again(Purpose::Write, tries, error, None))
    }
}

impl ConfigState {
    pub fn resource(&self) -> crate::resource::Resource {
        let (a, b) = (self.clone(), self.clone());
        crate::resource::Resource::new(
            crate::api::Resource::Config,
            self.save(),
            move || a.saved().ready().cloned().unwrap_or_default().0,
            move || b.current().ready().cloned().unwrap_or_default().0,
        )
    }
}
