//! The person's picture, and the previous one for “Undo”.

use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::{AbortSignal, Blob};
use wire::{Me, User};

use crate::paths::picture::versioned;
use crate::state::ApiError;
use crate::state::user::UserState;

/// Which of the pictures that have been at one URL is the last one.
#[derive(Clone, Default)]
pub(super) struct Pictures(ArcRwSignal<Last>);

#[derive(Default)]
struct Last {
    /// Where a browser that knows nothing of this document looks for it.
    url: String,
    updated_at: Option<String>,
    /// Milliseconds: when it took the place of another one at the same `url`, or 0.
    replaced: u64,
}

impl Last {
    fn replace(&mut self) {
        self.replaced = Date::now() as u64;
    }
}

/// Where the account was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The service's answer to a reading: somebody else may have changed the picture.
    Reading,
    /// The answer to a change of something else.
    Profile,
    /// The answer to an upload.
    Upload,
}

impl Pictures {
    /// Takes what the service says of the account. Answers the picture's URL where the browser has another one in its cache.
    pub(super) fn follow(&self, me: &Me, source: Source) -> Option<String> {
        let Me::Human(user) = me else { return None };
        let updated_at = user.updated_at.clone();
        let url = avatar(user).map(|url| versioned(url, updated_at.as_deref(), 0));
        let mut stale = None;
        self.0.update(|last| {
            let is_other =
                source == Source::Upload || (source == Source::Reading && last.updated_at != updated_at);
            if let Some(url) = url {
                if url != last.url {
                    last.replaced = 0;
                } else if is_other {
                    last.replace();
                    stale = Some(url.clone());
                }
                last.url = url;
            }
            last.updated_at = updated_at;
        });
        stale
    }
}

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

impl UserState {
    /// The URL of the person's picture. Tracked.
    pub fn avatar(&self) -> Option<String> {
        self.human().as_ref().and_then(avatar).and_then(|url| self.api.picture_url(url))
    }

    /// The URL for an `src`, with a version, so that the browser shows no older picture. Tracked.
    pub fn avatar_src(&self) -> Option<String> {
        let (user, url) = (self.human()?, self.avatar()?);
        let replaced = self.pictures.0.with(|last| last.replaced);
        Some(versioned(&url, user.updated_at.as_deref(), replaced))
    }

    /// The picture at the same URL may be another one.
    pub(super) fn doubt_picture(&self) {
        self.pictures.0.update(Last::replace);
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
        let me = self.session.observe(self.api.upload_avatar(picture, name, abort).await)?;
        let url = url(&me);
        if let Some(stale) = self.written(me, Source::Upload) {
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
        let now = url(&self.session.observe(self.read().await)?);
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
