//! `/users/me/avatar/`: the picture. For people only.

use js_sys::{Array, Uint8Array};
use web_sys::{AbortSignal, Blob, BlobPropertyBag, FormData, RequestCache, Response};
use wire::Object;

use crate::api::abort::deadline;
use crate::api::client::{Api, Call, TIMEOUT};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::request::{Body, Request};
use crate::api::response::{bytes, header};

/// Milliseconds for reading the picture that is about to be replaced: where it is kept may hang, and the person waits.
const FORMER_TIMEOUT: u32 = 5_000;

impl Api {
    /// `create_profile_avatar`: multipart with the one part `file`; returns the whole user.
    pub async fn upload_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: Option<&AbortSignal>,
    ) -> Result<Object, ApiError> {
        let lost = |_| ApiError::new(ErrorKind::Unexpected(0));
        let form = FormData::new().map_err(lost)?;
        form.append_with_blob_and_filename("file", picture, name).map_err(lost)?;
        let answer =
            self.send(Call { body: Body::Form(&form), abort, ..Call::new("POST", "avatar/") }).await?;
        self.written(Endpoint::User);
        answer.decode(|user, odd| Endpoint::User.written(user, odd))
    }

    /// The picture that is at a URL now, to be sent again; `None` where this page may not read it.
    pub async fn picture_file(&self, url: &str, abort: Option<&AbortSignal>) -> Option<Blob> {
        let (kind, bytes) = self.fetch_picture(url, RequestCache::NoStore, FORMER_TIMEOUT, abort).await?;
        let options = BlobPropertyBag::new();
        options.set_type(&kind);
        let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
        Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
    }

    /// `delete_profile_avatar`: accepted (202) is not done, the effect shows on a later read.
    pub async fn remove_avatar(&self) -> Result<(), ApiError> {
        self.send(Call::new("DELETE", "avatar/")).await?.confirm()?;
        self.written(Endpoint::User);
        Ok(())
    }

    /// Puts the picture that is at a URL now into the browser's cache, where that may still have the one before. Returns
    /// whether there is one.
    pub async fn refresh_picture(&self, url: &str) -> bool {
        self.fetch_picture(url, RequestCache::Reload, TIMEOUT, None).await.is_some()
    }

    /// The picture that is at a URL from a response now, as a `data:` URL; `None` where this page may not read it.
    pub async fn picture(&self, url: &str) -> Option<String> {
        let url = self.picture_url(url)?;
        let (kind, bytes) = self.fetch_picture(&url, RequestCache::NoStore, TIMEOUT, None).await?;
        data_url(&kind, &bytes)
    }

    /// The type and the bytes of a picture, fetched without a secret; `None` where this page may not read them. `cache`
    /// because the browser may still have what was at this URL before; `timeout` in milliseconds.
    async fn fetch_picture(
        &self,
        url: &str,
        cache: RequestCache,
        timeout: u32,
        abort: Option<&AbortSignal>,
    ) -> Option<(String, Vec<u8>)> {
        let signal = deadline(timeout, &[abort, self.cancellation.signal().as_ref()]);
        let response = Request::new(url, cache, signal.as_ref()).send(&Body::None).await;
        let response = response.ok().filter(Response::ok)?;
        let kind = header(&response, "content-type").filter(|kind| kind.starts_with("image/"))?;
        Some((kind, bytes(&response).await.ok()?))
    }
}

/// Bytes of a type as a URL that any page may show (RFC 2397); `None` where the browser cannot encode them.
pub fn data_url(kind: &str, bytes: &[u8]) -> Option<String> {
    let latin1: String = bytes.iter().copied().map(char::from).collect();
    Some(format!("data:{kind};base64,{}", web_sys::window()?.btoa(&latin1).ok()?))
}
