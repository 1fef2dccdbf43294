//! `/users/me/notification-preferences/`: which event reaches the person by which channel. For people only.

use web_sys::AbortSignal;
use wire::{NotificationConfig, Object};

use crate::api::answer::or_empty;
use crate::api::call::Call;
use crate::api::error::ApiError;
use crate::api::{Api, Resource};

impl Api {
    /// `get_user_notification_preferences`.
    pub async fn notifications(&self, abort: Option<&AbortSignal>) -> Result<Object, ApiError> {
        self.client
            .send(Call::get("notification-preferences/").abort(abort))
            .await?
            .decode(|value, odd| NotificationConfig::read(or_empty(value), odd))
    }

    /// `update_user_notification_preferences`: replaces everything; a key left out is a key deleted.
    pub async fn replace_notifications(&self, preferences: &Object) -> Result<Object, ApiError> {
        let answer = self.client.send(Call::put("notification-preferences/").json(preferences)?).await?;
        self.written(Resource::Notifications);
        answer.decode(NotificationConfig::read)
    }
}
