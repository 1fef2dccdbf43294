//! `/users/me/password/`. For people only.

use wire::ChangePassword;

use crate::api::Api;
use crate::api::call::Call;
use crate::api::error::ApiError;

impl Api {
    /// `change_my_password`: 400 with a sentence when the current one is wrong or the new one too weak. Never repeated
    /// by itself: each wrong try counts.
    pub async fn change_password(&self, change: &ChangePassword) -> Result<(), ApiError> {
        self.client.send(Call::post("password/").json(change)?).await?.confirm()
    }
}
