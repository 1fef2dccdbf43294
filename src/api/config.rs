//! `/users/me/config/`: the settings document. For people only.

use gloo_net::http::Method;
use web_sys::AbortSignal;
use wire::UserConfig;

use crate::api::Api;
use crate::api::client::Call;
use crate::api::error::ApiError;

impl Api {
    /// `get_my_config`.
    pub async fn config(&self, abort: Option<&AbortSignal>) -> Result<UserConfig, ApiError> {
        self.client
            .send(Call::new(Method::GET, "config/").abort(abort))
            .await?
            .decode()
    }

    /// `update_my_config`: replaces everything; a key left out is a key deleted.
    pub async fn replace_config(&self, config: &UserConfig) -> Result<UserConfig, ApiError> {
        self.client
            .send(Call::new(Method::PUT, "config/").json(config)?)
            .await?
            .decode()
    }
}
