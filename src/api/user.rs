//! `/users/me/`: who is signed in; and the sync with the sign-in service.

use wire::{Me, UserPatch};

use crate::api::Api;
use crate::api::client::Call;
use crate::api::error::ApiError;

impl Api {
    /// `get_my_user`: a person or a service account.
    pub async fn user(&self) -> Result<Me, ApiError> {
        let me = self.client.send(Call::get("")).await?.decode(Me::try_from)?;
        self.client.recognise(me.id())?;
        Ok(me)
    }

    /// `partial_update_my_user`: changes the keys that are present, `null` clears.
    pub async fn update_user(&self, patch: &UserPatch) -> Result<Me, ApiError> {
        self.client.send(Call::patch("").json(patch)?).await?.decode(Me::try_from)
    }

    /// `delete_my_user`: succeeds with 410 Gone and an empty body (contract); a 2xx is taken for the same.
    pub async fn delete_user(&self) -> Result<(), ApiError> {
        let gone = |status| status == 410 || (200..300).contains(&status);
        self.client.send_expecting(Call::delete(""), gone).await?.confirm()
    }

    /// `sync_my_user_from_auth_service`: accepted (202) is not done, the effect shows on a later read.
    pub async fn sync_user(&self) -> Result<(), ApiError> {
        self.client.send(Call::post("sync-from-auth/")).await?.confirm()
    }
}
