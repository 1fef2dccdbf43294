//! The person's notification preferences document.

use std::mem;
use std::sync::Arc;

use futures::future::LocalBoxFuture;
use web_sys::AbortSignal;
use wire::{NotificationConfig, Object};

use crate::api::Api;
use crate::api::retry::Purpose;
use crate::state::document::{Document, Remote, Written};
use crate::state::session::SessionState;
use crate::state::{ApiError, Load};

/// The preferences and the verbs on them.
#[derive(Clone)]
pub struct NotificationsState {
    api: Api,
    session: SessionState,
    document: Document,
}

impl NotificationsState {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        NotificationsState { api, session, document: Document::default() }
    }

    /// The preferences with the person's changes on top, written or on their way. Tracked.
    pub fn current(&self) -> Load<NotificationConfig> {
        self.document.current().map(NotificationConfig)
    }

    /// Reads the preferences, for a page that shows them.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        let read = async {
            let read = self.api.persist(Purpose::Read, abort, async || self.api.notifications(abort).await);
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

    /// Switches one cell and leaves all others alone.
    pub async fn switch(&self, channel: String, event: String, on: bool) -> Result<Written, ApiError> {
        self.edit(move |preferences| preferences.set(&channel, &event, on)).await
    }

    /// Switches all that a channel offers, with one write.
    pub async fn switch_all(&self, channel: String, on: bool) -> Result<Written, ApiError> {
        self.edit(move |preferences| preferences.set_all(&channel, on)).await
    }

    async fn edit(
        &self,
        change: impl Fn(&mut NotificationConfig) + Send + Sync + 'static,
    ) -> Result<Written, ApiError> {
        let edit = move |doc: &mut Object| {
            let mut preferences = NotificationConfig(mem::take(doc));
            change(&mut preferences);
            *doc = preferences.0;
        };
        self.session.heed(self.document.change(self, Arc::new(edit)).await)
    }

    pub(super) fn forget(&self) {
        self.document.forget();
    }
}

impl Remote for NotificationsState {
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(self.api.notifications(None))
    }

    fn replace(&self, doc: Object) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async move { self.api.replace_notifications(&doc).await })
    }

    fn again<'a>(&'a self, tries: &'a mut u32, error: ApiError) -> LocalBoxFuture<'a, Result<(), ApiError>> {
        Box::pin(self.api.again(Purpose::Write, tries, error, None))
    }
}
