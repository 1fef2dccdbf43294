//! The person's picture, and the one before it for as long as they may want it back.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortSignal, Blob, File};
use wire::Me;

use crate::state::ApiError;
use crate::state::user::UserState;

/// What the picture was before it was replaced or removed.
#[derive(Clone)]
pub struct Former {
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

impl Former {
    /// Whether it can come back.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !matches!(self.picture, Kept::Unreadable)
    }
}

impl UserState {
    /// Sends a picture; `abort` gives it up. Answers the one that it replaced.
    pub async fn upload_avatar(&self, file: &File, abort: &AbortSignal) -> Result<Former, ApiError> {
        let picture = self.picture().await;
        let me = self.session.heed(self.api.upload_avatar(file, &file.name(), Some(abort)).await)?;
        let then = avatar(&me);
        self.written(me);
        Ok(Former { picture, then })
    }

    /// Removes the picture and answers whether it is seen to be gone, and what it was.
    pub async fn remove_avatar(&self) -> Result<(bool, Former), ApiError> {
        let picture = self.picture().await;
        self.session.heed(self.api.remove_avatar().await)?;
        let gone = self.read_until(|me| avatar(me).is_none()).await;
        Ok((gone, Former { picture, then: None }))
    }

    /// Brings a former picture back and answers whether it did: not where it is yet another one by now.
    pub async fn restore_avatar(&self, former: &Former) -> Result<bool, ApiError> {
        let now = avatar(&self.session.heed(self.read().await)?);
        if now != former.then {
            return Ok(false);
        }
        match &former.picture {
            Kept::Bytes(bytes) => {
                let me = self.session.heed(self.api.upload_avatar(bytes, "picture", None).await)?;
                self.written(me);
            }
            Kept::Nothing => {
                self.session.heed(self.api.remove_avatar().await)?;
                self.read_until(|me| avatar(me).is_none()).await;
            }
            Kept::Unreadable => return Ok(false),
        }
        Ok(true)
    }

    /// The picture that there is now.
    async fn picture(&self) -> Kept {
        let Some(url) = untrack(|| self.avatar()) else { return Kept::Nothing };
        let bytes = self.api.picture_file(&url).await;
        bytes.map_or(Kept::Unreadable, |bytes| Kept::Bytes(SendWrapper::new(bytes)))
    }
}

fn avatar(me: &Me) -> Option<String> {
    match me {
        Me::Human(user) => user.avatar.clone(),
        Me::Machine(_) => None,
    }
}
