//! Who is signed in, and what they do to their own account.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use serde_json::Value;
use web_sys::AbortSignal;
use wire::{ChangePassword, Me, Object, User};

use crate::api::client::Api;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind};
use crate::resource::{GET, Resource};
use crate::state::changes::changes;
use crate::state::pictures::{Pictures, Source};
use crate::state::session::SessionState;

/// Seconds between the readings that follow an accepted (202) request: accepted is not done.
const WAITS: [u64; 4] = [1, 2, 4, 8];

/// Why a deletion did not come to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum NotDeleted {
    /// The account is still there.
    Refused(ApiError),
    /// The response was lost for this reason, and the account cannot be looked for.
    Unknown(ApiError),
}

/// The user or service account, and the verbs on it.
#[derive(Clone)]
pub struct UserStore {
    /// The document, whose four keys people edit.
    pub resource: Resource,
    pub(super) api: Api,
    pub(super) session: SessionState,
    me: ArcMemo<Option<Arc<Me>>>,
    /// Which picture is at the picture's URL.
    pub(super) pictures: Pictures,
}

impl UserStore {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        let pictures = Pictures::default();
        let (shown, observer) = (pictures.clone(), session.observer(Endpoint::User));
        let resource = Resource::new(Endpoint::User, &api, move |method, result| {
            observer(method, result);
            if let Ok(user) = result {
                shown.follow(user, if method == GET { Source::Reading } else { Source::Profile });
            }
        });
        let saved = resource.clone();
        let me = ArcMemo::new(move |_| saved.saved().and_then(|user| parsed(&user).ok()).map(Arc::new));
        UserStore { resource, api, session, me, pictures }
    }

    /// What is known of the account. Tracked.
    pub fn me(&self) -> Option<Arc<Me>> {
        self.me.get()
    }

    /// The account's id, once it is known. Tracked.
    pub fn id(&self) -> Option<Arc<str>> {
        self.me.with(|me| me.as_deref().map(|me| me.id().into()))
    }

    /// The person, if the account is one and is known. Tracked.
    pub fn human(&self) -> Option<Arc<User>> {
        self.me.with(|me| match me.as_deref() {
            Some(Me::Human(user)) => Some(user.clone()),
            _ => None,
        })
    }

    /// Whether the account is known to be no person's. Tracked.
    pub fn is_machine(&self) -> bool {
        self.me.with(|me| matches!(me.as_deref(), Some(Me::Machine(_))))
    }

    /// Whether a key of the settings is on, where it says so. Until they are read, the copy that came with the user serves;
    /// `None` without either. Tracked.
    pub(super) fn setting(&self, config: Option<Arc<Object>>, key: &str) -> Option<Option<bool>> {
        match config {
            Some(config) => Some(config.get(key).and_then(Value::as_bool)),
            None => Some(self.human()?.config.as_ref()?.get(key).and_then(Value::as_bool)),
        }
    }

    /// The URL of a picture from a response (a logo), ready for an `src`.
    pub fn picture_url(&self, url: &str) -> Option<String> {
        self.api.picture_url(url)
    }

    /// Reads the account and keeps what was known when that fails.
    pub(super) async fn read(&self) -> Result<Me, ApiError> {
        parsed(&*self.resource.read(None).await?)
    }

    /// The same, and the session observes a failure.
    pub(super) async fn read_observed(&self) -> Result<Me, ApiError> {
        self.session.observe(self.read().await)
    }

    /// Asks for a sync with the sign-in service, waits for its effect, and returns the account before and after.
    pub async fn sync(&self) -> Result<(Me, Me), ApiError> {
        let before = self.read_observed().await?;
        self.session.observe(self.api.sync_user().await)?;
        self.read_until(async |after| !changes(&before, after).is_empty(), None).await;
        let after = untrack(|| self.me()).map_or_else(|| before.clone(), |me| Me::clone(&me));
        Ok((before, after))
    }

    /// Reads the account once more and returns it beside `before`.
    pub async fn check_again(&self, before: Me) -> Result<(Me, Me), ApiError> {
        let after = self.read_observed().await?;
        Ok((before, after))
    }

    /// Changes the password. Never repeated by itself.
    pub async fn change_password(&self, change: ChangePassword) -> Result<(), ApiError> {
        self.session.observe(self.api.change_password(&change).await)
    }

    pub(super) async fn delete(&self) -> Result<(), ApiError> {
        self.session.observe(self.api.delete_user().await)
    }

    /// After a deletion whose response was `lost`: an account that the service no longer knows is
    /// deleted.
    pub(super) async fn look_for_deleted(&self, lost: ApiError) -> Result<(), NotDeleted> {
        match self.read().await {
            Ok(_) => Err(NotDeleted::Refused(lost)),
            Err(error) => match error.kind {
                ErrorKind::Unauthorized | ErrorKind::NotFound | ErrorKind::Unexpected(410) => Ok(()),
                _ => Err(NotDeleted::Unknown(lost)),
            },
        }
    }

    /// Reads the account at once and after each of [`WAITS`], until `done` or the last reading; `abort` ends the waiting. What
    /// was accepted stays accepted where a reading fails; it is only not seen to be done.
    pub(super) async fn read_until(
        &self,
        done: impl AsyncFn(&Me) -> bool,
        abort: Option<&AbortSignal>,
    ) -> bool {
        for wait in [0].into_iter().chain(WAITS) {
            if self.api.last(Duration::from_secs(wait), abort).await.is_err() {
                return false;
            }
            match self.read_observed().await {
                Ok(me) if done(&me).await => return true,
                Err(error) if error.kind.ends_session() || error.kind == ErrorKind::Aborted => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }
}

/// The account of a document. The client has read it once already, so it can be read.
pub(super) fn parsed(user: &Object) -> Result<Me, ApiError> {
    Me::of(user, &mut Vec::new()).map_err(|why| ApiError::unreadable(200, None, Some(why)))
}
