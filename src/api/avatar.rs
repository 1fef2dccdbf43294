//! `/users/me/avatar/`: the picture. For people only.

use web_sys::{AbortSignal, File, FormData};
use wire::Me;

use crate::api::Api;
use crate::api::client::Call;
use crate::api::error::{ApiError, ErrorKind};

impl Api {
    /// `create_profile_avatar`: multipart with the one part `file`; answers the whole user.
    pub async fn upload_avatar(&self, file: &File, abort: &AbortSignal) -> Result<Me, ApiError> {
        let lost = |_| ApiError::new(ErrorKind::Unexpected(0));
        let form = FormData::new().map_err(lost)?;
        form.append_with_blob_and_filename("file", file, &file.name()).map_err(lost)?;
        self.client.send(Call::post("avatar/").form(&form).abort(Some(abort))).await?.decode(Me::try_from)
    }

    /// `delete_profile_avatar`: accepted (202) is not done, the effect shows on a later read.
    pub async fn remove_avatar(&self) -> Result<(), ApiError> {
        self.client.send(Call::delete("avatar/")).await?.confirm()
    }
}
