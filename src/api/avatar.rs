//! `/users/me/avatar/`: the picture. For people only.

use web_sys::{AbortSignal, Blob, FormData};
use wire::Me;

use crate::api::Api;
use crate::api::client::Call;
use crate::api::error::{ApiError, ErrorKind};

impl Api {
    /// `create_profile_avatar`: multipart with the one part `file`; answers the whole user.
    pub async fn upload_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: Option<&AbortSignal>,
    ) -> Result<Me, ApiError> {
        let lost = |_| ApiError::new(ErrorKind::Unexpected(0));
        let form = FormData::new().map_err(lost)?;
        form.append_with_blob_and_filename("file", picture, name).map_err(lost)?;
        self.client.send(Call::post("avatar/").form(&form).abort(abort)).await?.decode(Me::try_from)
    }

    /// The bytes of the picture at `url`; `None` where the browser may not read them.
    pub async fn picture(&self, url: &str) -> Option<Blob> {
        self.client.picture(url).await
    }

    /// `delete_profile_avatar`: accepted (202) is not done, the effect shows on a later read.
    pub async fn remove_avatar(&self) -> Result<(), ApiError> {
        self.client.send(Call::delete("avatar/")).await.map(drop)
    }
}
