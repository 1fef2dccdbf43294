//! `/users/me/notification-preferences/`: which event reaches the person by which channel. For people only.

use gloo_net::http::Method;
use web_sys::AbortSignal;
use wire::NotificationConfig;

use crate::api::Api;
use crate::api::client::Call;
use crate::api::error::ApiError;

impl Api {
    /// `get_user_notification_preferences`.
    pub async fn notifications(&self, abort: Option<&AbortSignal>) -> Result<NotificationConfig, ApiError> {
        self.client
            .send(Call::new(Method::GET, "notification-preferences/").abort(abort))
            .await?
            .decode()
    }

    /// `update_user_notification_preferences`: replaces everything; a key left out is a key deleted.
    pub async fn replace_notifications(
        &self,
        preferences: &NotificationConfig,
    ) -> Result<NotificationConfig, ApiError> {
        self.client
            .send(Call::new(Method::PUT, "notification-preferences/").json(preferences)?)
            .await?
            .decode()
    }
}
