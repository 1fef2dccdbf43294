//! The person's picture, and the previous one for “Undo”.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob};
use wire::{Me, User};

use crate::api::avatar::data_url;
use crate::api::error::ApiError;
use crate::paths::picture::versioned;
use crate::state::pictures::Source;
use crate::state::user::{UserStore, parsed};

/// The picture before it was replaced or removed.
#[derive(Clone)]
pub struct PreviousAvatar {
    picture: Content,
    /// The URL of its replacement.
    replacement: Option<String>,
    /// Whether a reading shows the replacement.
    is_replaced: bool,
}

#[derive(Clone)]
enum Content {
    /// No picture.
    Nothing,
    Bytes(SendWrapper<Blob>),
    /// A picture on an origin that this page may show and not read.
    Unreadable,
}

impl PreviousAvatar {
    /// Whether the picture can be restored.
    #[must_use]
    pub fn is_restorable(&self) -> bool {
        !matches!(self.picture, Content::Unreadable)
    }

    /// Whether the service shows what has replaced it. Accepted is not done.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        self.is_replaced
    }
}

impl UserStore {
    /// The URL of the person's picture. Tracked.
    pub fn avatar(&self) -> Option<String> {
        self.human().and_then(|user| self.api.picture_url(avatar(&user)?))
    }

    /// The URL for an `src`: of what was just sent, else of the service's picture, with a version, so that the browser shows no
    /// older one. Tracked.
    pub fn avatar_src(&self) -> Option<String> {
        let user = self.human()?;
        if let Some(sent) = self.pictures.sent() {
            return Some(sent);
        }
        let url = self.avatar()?;
        let replaced = self.pictures.replaced();
        Some(versioned(&url, user.updated_at.as_deref(), replaced))
    }

    /// Sends a picture, shows it, and reads the account until that has it. Returns the previous one. `abort` cancels the
    /// sending, and afterwards the reading.
    pub async fn upload_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: &AbortSignal,
    ) -> Result<PreviousAvatar, ApiError> {
        let before = untrack(|| self.me()).and_then(|me| url(&me));
        let previous = self.picture(Some(abort)).await;
        let replacement = self.send_avatar(picture, name, Some(abort)).await?;
        let is_new = async |me: &Me| match url(me) {
            None => false,
            now => now != before || self.has_replaced(&previous, picture).await,
        };
        let is_replaced = self.read_until(is_new, Some(abort)).await;
        if is_replaced {
            self.release();
        } else {
            self.pictures.mark_stale();
        }
        Ok(PreviousAvatar { picture: previous, replacement, is_replaced })
    }

    /// Whether `sent` is at the one URL where `previous` was. A service may change what it is sent. Where the page may not
    /// read it, the service's word counts.
    async fn has_replaced(&self, previous: &Content, sent: &Blob) -> bool {
        let (Content::Bytes(previous), Content::Bytes(now)) = (previous, self.picture(None).await) else {
            return true;
        };
        let now = bytes(&now).await;
        now != bytes(previous).await || now == bytes(sent).await
    }

    /// Shows the service's picture in place of what was sent, as soon as it can be loaded. That also puts it into the
    /// browser's cache, where the next document may find another one.
    fn release(&self) {
        let (api, pictures) = (self.api.clone(), self.pictures.clone());
        spawn_local(async move {
            let url = api.picture_url(&pictures.url());
            if let (Some(sent), Some(url)) = (untrack(|| pictures.sent()), url)
                && api.refresh_picture(&url).await
            {
                pictures.release(&sent);
            }
        });
    }

    /// Sends a picture and shows it. Returns the URL of the picture that the service has now.
    async fn send_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: Option<&AbortSignal>,
    ) -> Result<Option<String>, ApiError> {
        let shown = bytes(picture).await.and_then(|bytes| data_url(&picture.type_(), &bytes));
        let user = self.session.observe(self.api.upload_avatar(picture, name, abort).await)?;
        let url = parsed(&user).ok().and_then(|me| url(&me));
        self.pictures.follow(&user, Source::Upload);
        self.pictures.show(shown);
        self.resource.hold(user);
        Ok(url)
    }

    /// Removes the picture. Returns whether a read shows that it is gone, and the previous one.
    pub async fn remove_avatar(&self) -> Result<(bool, PreviousAvatar), ApiError> {
        let picture = self.picture(None).await;
        self.session.observe(self.api.remove_avatar().await)?;
        let gone = self.read_until(async |me| url(me).is_none(), None).await;
        Ok((gone, PreviousAvatar { picture, replacement: None, is_replaced: gone }))
    }

    /// Restores a previous picture. Returns `false` where the current picture is not its replacement.
    pub async fn restore_avatar(&self, previous: &PreviousAvatar) -> Result<bool, ApiError> {
        let now = url(&self.read_observed().await?);
        if now != previous.replacement {
            return Ok(false);
        }
        match &previous.picture {
            Content::Bytes(bytes) => {
                self.send_avatar(bytes, "picture", None).await?;
                self.release();
            }
            Content::Nothing => {
                self.session.observe(self.api.remove_avatar().await)?;
                self.read_until(async |me| url(me).is_none(), None).await;
            }
            Content::Unreadable => return Ok(false),
        }
        Ok(true)
    }

    /// The current picture.
    async fn picture(&self, abort: Option<&AbortSignal>) -> Content {
        let Some(url) = untrack(|| self.avatar()) else { return Content::Nothing };
        let bytes = self.api.picture_file(&url, abort).await;
        bytes.map_or(Content::Unreadable, |bytes| Content::Bytes(SendWrapper::new(bytes)))
    }
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The picture's URL, unchanged; `None` for an empty one too.
fn avatar(user: &User) -> Option<&str> {
    user.avatar.as_deref().filter(|url| !url.trim().is_empty())
}

fn url(me: &Me) -> Option<String> {
    match me {
        Me::Human(user) => avatar(user).map(str::to_owned),
        Me::Machine(_) => None,
    }
}
