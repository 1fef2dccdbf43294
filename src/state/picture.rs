//! The person's picture, and the previous one for “Undo”.

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::{AbortSignal, Blob};
use wire::{Me, User};

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
}

impl UserStore {
    /// The URL of the person's picture. Tracked.
    pub fn avatar(&self) -> Option<String> {
        self.human().and_then(|user| self.api.picture_url(avatar(&user)?))
    }

    /// The URL for an `src`, with a version, so that the browser shows no older picture. Tracked.
    pub fn avatar_src(&self) -> Option<String> {
        let (user, url) = (self.human()?, self.avatar()?);
        let replaced = self.pictures.replaced();
        Some(versioned(&url, user.updated_at.as_deref(), replaced))
    }

    /// Sends a picture; `abort` cancels it. Returns the previous one.
    pub async fn upload_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: &AbortSignal,
    ) -> Result<PreviousAvatar, ApiError> {
        let previous = self.picture(Some(abort)).await;
        let replacement = self.send_avatar(picture, name, Some(abort)).await?;
        Ok(PreviousAvatar { picture: previous, replacement })
    }

    /// Sends a picture, and returns the URL of the picture that the service has now.
    async fn send_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: Option<&AbortSignal>,
    ) -> Result<Option<String>, ApiError> {
        let user = self.session.observe(self.api.upload_avatar(picture, name, abort).await)?;
        let url = parsed(&user).ok().and_then(|me| url(&me));
        let stale = self.pictures.follow(&user, Source::Upload);
        self.resource.hold(user);
        if let Some(stale) = stale {
            // Replaces the picture in the browser's cache for the next document.
            let api = self.api.clone();
            spawn_local(async move {
                if let Some(url) = api.picture_url(&stale) {
                    api.refresh_picture(&url).await;
                }
            });
        }
        Ok(url)
    }

    /// Removes the picture. Returns whether a read shows that it is gone, and the previous one.
    pub async fn remove_avatar(&self) -> Result<(bool, PreviousAvatar), ApiError> {
        let picture = self.picture(None).await;
        self.session.observe(self.api.remove_avatar().await)?;
        let gone = self.read_until(|me| url(me).is_none()).await;
        Ok((gone, PreviousAvatar { picture, replacement: None }))
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
            }
            Content::Nothing => {
                self.session.observe(self.api.remove_avatar().await)?;
                self.read_until(|me| url(me).is_none()).await;
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
