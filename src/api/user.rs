//! `/users/me/`: who is signed in; and the sync with the sign-in service.

use wire::{Me, Object, UserPatch};

use crate::api::call::Call;
use crate::api::error::ApiError;
use crate::api::{Api, Resource};

impl Api {
    /// `get_my_user`: a person or a service account.
    pub async fn user(&self) -> Result<Me, ApiError> {
        let me = self.client.send(Call::get("")).await?.decode(Me::read)?;
        self.client.recognise(me.id())?;
        Ok(me)
    }

    /// The same as the object that came, for whoever wants all of it.
    pub async fn user_document(&self) -> Result<Object, ApiError> {
        let answer = self.client.send(Call::get("")).await?;
        let (me, user) = answer.decode(|user, odd| Ok((Me::read(user.clone(), odd)?, user)))?;
        self.client.recognise(me.id())?;
        Ok(user.as_object().cloned().unwrap_or_default())
    }

    /// `partial_update_my_user`: changes the keys that are present, `null` clears.
    pub async fn update_user(&self, patch: &UserPatch) -> Result<Me, ApiError> {
        let answer = self.client.send(Call::patch("").json(patch)?).await?;
        self.written(Resource::User);
        answer.decode(Me::read)
    }

    /// `delete_my_user`: succeeds with 410 Gone and an empty body (contract); a 2xx is taken for the same.
    pub async fn delete_user(&self) -> Result<(), ApiError> {
        let gone = |status| status == 410 || (200..300).contains(&status);
        self.client.send_expecting(Call::delete(""), gone).await?.confirm()
    }

    /// `sync_my_user_from_auth_service`: accepted (202) is not done, the effect shows on a later read.
    pub async fn sync_user(&self) -> Result<(), ApiError> {
        self.client.send(Call::post("sync-from-auth/")).await?.confirm()?;
        self.written(Resource::User);
        Ok(())
    }
}
