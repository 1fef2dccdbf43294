//! `/users/me/config/`: the settings document. For people only.

use web_sys::AbortSignal;
use wire::{Object, UserConfig};

use crate::api::answer::or_empty;
use crate::api::call::Call;
use crate::api::error::ApiError;
use crate::api::{Api, Resource};

impl Api {
    /// `get_my_config`.
    pub async fn config(&self, abort: Option<&AbortSignal>) -> Result<Object, ApiError> {
        self.client
            .send(Call::get("config/").abort(abort))
            .await?
            .decode(|value, odd| UserConfig::read(or_empty(value), odd))
    }

    /// `update_my_config`: replaces everything; a key left out is a key deleted.
    pub async fn replace_config(&self, config: &Object) -> Result<Object, ApiError> {
        let answer = self.client.send(Call::put("config/").json(config)?).await?;
        self.written(Resource::Config);
        answer.decode(UserConfig::read)
    }
}
