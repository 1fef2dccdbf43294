//! The person's settings document.

use std::sync::Arc;

use futures::future::LocalBoxFuture;
use serde_json::Value;
use web_sys::AbortSignal;
use wire::{Object, UserConfig};

use crate::api::Api;
use crate::api::retry::Purpose;
use crate::state::document::{Document, Remote, Written};
use crate::state::session::SessionState;
use crate::state::{ApiError, Load};

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
    pub(super) fn saved(&self) -> Load<UserConfig> {
        self.document.saved().map(UserConfig)
    }

    /// Reads the settings, for a page that shows them.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        let read = async {
            let read = self.api.persist(Purpose::Read, abort, async || self.api.config(abort).await);
            self.session.heed(read.await)
        };
        self.document.load(read).await;
    }

    /// Reads again what could not be read while the session had ended.
    pub(super) async fn reload_failed(&self) {
        if self.document.has_failed() {
            self.load(None).await;
        }
    }

    /// Changes some keys and leaves all others alone.
    pub async fn change(&self, values: Vec<(&'static str, Value)>) -> Result<Written, ApiError> {
        let edit = move |doc: &mut Object| {
            doc.extend(values.iter().map(|(key, value)| ((*key).into(), value.clone())));
        };
        self.session.heed(self.document.change(self, Arc::new(edit)).await)
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
