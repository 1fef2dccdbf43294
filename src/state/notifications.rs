//! The person's notification preferences document.

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;
use wire::{NotificationConfig, Object};

use crate::api::Api;
use crate::api::retry::Purpose;
use crate::state::document::{Document, Remote};
use crate::state::edit::{Edit, Step, steps};
use crate::state::session::SessionState;
use crate::state::write::{Written, find_out};
use crate::state::{ApiError, Feature, Load, Save};

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
            let read =
                self.api.with_retry(Purpose::Read, abort, async || self.api.notifications(abort).await);
            let read = self.session.observe(read.await);
            if read.is_ok() {
                self.session.found(Feature::Notifications);
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

    /// Switches one cell, from what the person sees.
    pub fn switch(&self, channel: &str, event: &str, on: bool) -> Edit {
        let seen = self.seen().get(channel, event).map(Into::into);
        Edit::switches(vec![Step {
            path: vec![channel.into(), event.into()],
            from: seen,
            to: Some(on.into()),
        }])
    }

    /// Switches all that the person sees a channel offer.
    pub fn switch_all(&self, channel: &str, on: bool) -> Edit {
        let seen = self.seen();
        let mut wanted = seen.clone();
        wanted.set_all(channel, on);
        Edit::switches(steps(&seen.0, &wanted.0))
    }

    fn seen(&self) -> NotificationConfig {
        untrack(|| self.current()).ready().cloned().unwrap_or_default()
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

impl NotificationsState {
    pub fn resource(&self) -> crate::resource::Resource {
        let (a, b) = (self.clone(), self.clone());
        crate::resource::Resource::new(
            crate::api::Resource::Notifications,
            self.save(),
            move || a.current().ready().cloned().unwrap_or_default().0,
            move || b.current().ready().cloned().unwrap_or_default().0,
        )
    }
}
