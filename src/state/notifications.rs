//! The person's notification preferences document.

use web_sys::AbortSignal;
use wire::NotificationConfig;

use crate::api::Api;
use crate::state::document::{Document, Remote, Written};
use crate::state::session::SessionState;
use crate::state::{ApiError, Load};

/// The preferences and the verbs on them.
#[derive(Clone)]
pub struct NotificationsState {
    api: Api,
    session: SessionState,
    document: Document<NotificationConfig>,
}

impl NotificationsState {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        NotificationsState {
            api,
            session,
            document: Document::default(),
        }
    }

    /// The preferences with the person's changes on top, written or on their way. Tracked.
    pub fn current(&self) -> Load<NotificationConfig> {
        self.document.current()
    }

    /// Reads the preferences, for a page that shows them.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        self.document
            .set(self.session.after_read(self.api.notifications(abort).await));
    }

    /// Switches one cell and leaves all others alone.
    pub async fn switch(&self, channel: String, event: String, on: bool) -> Result<Written, ApiError> {
        let edit = move |preferences: &mut NotificationConfig| preferences.set(&channel, &event, on);
        self.session.after_write(self.document.change(self, edit).await)
    }

    pub(super) fn forget(&self) {
        self.document.forget();
    }
}

impl Remote for NotificationsState {
    type Doc = NotificationConfig;

    async fn read(&self) -> Result<NotificationConfig, ApiError> {
        self.api.notifications(None).await
    }

    async fn replace(&self, preferences: &NotificationConfig) -> Result<NotificationConfig, ApiError> {
        self.api.replace_notifications(preferences).await
    }
}
