//! The person's picture, and the one before it for as long as they may want it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::{AbortSignal, Blob};
use wire::{Me, User};

use crate::api::error::ApiError;
use crate::paths::picture::versioned;
use crate::state::pictures::Source;
use crate::state::user::{UserStore, parsed};

/// What the picture was before it was replaced or removed.
#[derive(Clone)]
pub struct PreviousAvatar {
    picture: Kept,
    /// The URL of what took its place.
    then: Option<String>,
}

#[derive(Clone)]
enum Kept {
    /// There was none.
    Nothing,
    Bytes(SendWrapper<Blob>),
    /// It is kept where this page may show it and not read it.
    Unreadable,
}

impl PreviousAvatar {
    /// Whether it can come back.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !matches!(self.picture, Kept::Unreadable)
    }
}

impl UserStore {
    /// The URL of the person's picture. Tracked.
    pub fn avatar(&self) -> Option<String> {
        self.human().and_then(|user| self.api.picture_url(avatar(&user)?))
    }

    /// The same for an `src`: one under which the browser has no other picture. Tracked.
    pub fn avatar_src(&self) -> Option<String> {
        let (user, url) = (self.human()?, self.avatar()?);
        let replaced = self.pictures.replaced();
        Some(versioned(&url, user.updated_at.as_deref(), replaced))
    }

    /// Sends a picture; `abort` gives it up. Returns the one that it replaced.
    pub async fn upload_avatar(
        &self,
        picture: &Blob,
        name: &str,
        abort: &AbortSignal,
    ) -> Result<PreviousAvatar, ApiError> {
        let former = self.picture(Some(abort)).await;
        let then = self.send_avatar(picture, name, Some(abort)).await?;
        Ok(PreviousAvatar { picture: former, then })
    }

    /// Returns the URL of the picture that the service has now.
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
            // The next document looks there again.
            let api = self.api.clone();
            spawn_local(async move {
                if let Some(url) = api.picture_url(&stale) {
                    api.refresh_picture(&url).await;
                }
            });
        }
        Ok(url)
    }

    /// Removes the picture and returns whether it is seen to be gone, and what it was.
    pub async fn remove_avatar(&self) -> Result<(bool, PreviousAvatar), ApiError> {
        let picture = self.picture(None).await;
        self.session.observe(self.api.remove_avatar().await)?;
        let gone = self.read_until(|me| url(me).is_none()).await;
        Ok((gone, PreviousAvatar { picture, then: None }))
    }

    /// Brings a former picture back and returns whether it did: not where it is yet another one by now.
    pub async fn restore_avatar(&self, former: &PreviousAvatar) -> Result<bool, ApiError> {
        let now = url(&self.read_observed().await?);
        if now != former.then {
            return Ok(false);
        }
        match &former.picture {
            Kept::Bytes(bytes) => {
                self.send_avatar(bytes, "picture", None).await?;
            }
            Kept::Nothing => {
                self.session.observe(self.api.remove_avatar().await)?;
                self.read_until(|me| url(me).is_none()).await;
            }
            Kept::Unreadable => return Ok(false),
        }
        Ok(true)
    }

    /// The picture that there is now.
    async fn picture(&self, abort: Option<&AbortSignal>) -> Kept {
        let Some(url) = untrack(|| self.avatar()) else { return Kept::Nothing };
        let bytes = self.api.picture_file(&url, abort).await;
        bytes.map_or(Kept::Unreadable, |bytes| Kept::Bytes(SendWrapper::new(bytes)))
    }
}

/// The picture's URL as the service gives it, which may also say by an empty one that there is none.
fn avatar(user: &User) -> Option<&str> {
    user.avatar.as_deref().filter(|url| !url.trim().is_empty())
}

fn url(me: &Me) -> Option<String> {
    match me {
        Me::Human(user) => avatar(user).map(str::to_owned),
        Me::Machine(_) => None,
    }
}
