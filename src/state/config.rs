//! The person's settings document.

use web_sys::AbortSignal;
use wire::UserConfig;

use crate::api::Api;
use crate::state::document::{Document, Remote, Written};
use crate::state::session::SessionState;
use crate::state::{ApiError, Load};

/// The settings and the verbs on them. `GET config/` is their only source.
#[derive(Clone)]
pub struct ConfigState {
    api: Api,
    session: SessionState,
    document: Document<UserConfig>,
}

impl ConfigState {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        ConfigState {
            api,
            session,
            document: Document::default(),
        }
    }

    /// The settings with the person's changes on top, written or on their way. Tracked.
    pub fn current(&self) -> Load<UserConfig> {
        self.document.current()
    }

    /// Reads the settings, for a page that shows them.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        self.document
            .set(self.session.after_read(self.api.config(abort).await));
    }

    /// Changes some keys and leaves all others alone.
    pub async fn change(
        &self,
        edit: impl Fn(&mut UserConfig) + Send + Sync + 'static,
    ) -> Result<Written, ApiError> {
        self.session.after_write(self.document.change(self, edit).await)
    }

    pub(super) fn forget(&self) {
        self.document.forget();
    }
}

impl Remote for ConfigState {
    type Doc = UserConfig;

    async fn read(&self) -> Result<UserConfig, ApiError> {
        self.api.config(None).await
    }

    async fn replace(&self, config: &UserConfig) -> Result<UserConfig, ApiError> {
        self.api.replace_config(config).await
    }
}
