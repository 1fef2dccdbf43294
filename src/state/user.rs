//! Who is signed in, and what they do to their own account.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures::lock::Mutex as Turn;
use leptos::prelude::*;
use wire::{ChangePassword, Me, User};

use crate::api::Api;
use crate::api::retry::Purpose;
use crate::state::changes::changes;
use crate::state::picture::{Pictures, Source};
use crate::state::session::SessionState;
use crate::state::{ApiError, ErrorKind, Load};

/// Seconds between the readings that follow an accepted (202) request: accepted is not done.
const WAITS: [u64; 4] = [1, 2, 4, 8];

/// Why a deletion did not come to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum NotDeleted {
    /// The account is still there.
    Refused(ApiError),
    /// The answer was lost for this reason, and the account cannot be looked for.
    Unknown(ApiError),
}

/// The user or service account, and the verbs on it.
#[derive(Clone)]
pub struct UserState {
    pub(super) api: Api,
    pub(super) session: SessionState,
    me: ArcRwSignal<Load<Me>>,
    writes: Arc<AtomicU32>,
    /// Which picture is at the picture's URL.
    pub(super) pictures: Pictures,
    /// One save of the profile at a time.
    pub(super) turn: Arc<Turn<()>>,
}

impl UserState {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        UserState {
            api,
            session,
            me: ArcRwSignal::default(),
            writes: Arc::default(),
            pictures: Pictures::default(),
            turn: Arc::default(),
        }
    }

    /// What is known of the account. Tracked.
    pub fn me(&self) -> Load<Me> {
        self.me.get()
    }

    /// The account's id, once it is known. Tracked.
    pub fn id(&self) -> Option<String> {
        self.me.with(|me| me.ready().map(|me| me.id().to_owned()))
    }

    /// The person, if the account is one and is known. Tracked.
    pub fn human(&self) -> Option<User> {
        self.me.with(|me| match me {
            Load::Ready(Me::Human(user)) => Some(User::clone(user)),
            _ => None,
        })
    }

    /// A URL from an answer (a logo), ready for an `src`.
    pub fn absolute(&self, url: &str) -> String {
        self.api.absolute(url)
    }

    /// Reads the account, for a page that shows it; its failure is part of [`Self::me`].
    pub async fn load(&self) {
        self.me.set(Load::Loading);
        match self.session.heed(self.read().await) {
            Err(error) if error.kind != ErrorKind::Aborted => self.me.set(Load::Failed(error)),
            _ => {}
        }
    }

    /// Reads the account and keeps what was known when that fails.
    pub(super) async fn read(&self) -> Result<Me, ApiError> {
        self.api.persist(Purpose::Read, None, async || self.read_once().await).await
    }

    /// The same for who repeats more than the reading.
    pub(super) async fn read_once(&self) -> Result<Me, ApiError> {
        let writes = self.writes.load(Ordering::Relaxed);
        let me = self.api.user().await?;
        // An answer that is older than a write must not undo it.
        if self.writes.load(Ordering::Relaxed) == writes {
            self.pictures.follow(&me, Source::Reading);
            self.me.set(Load::Ready(me.clone()));
        }
        Ok(me)
    }

    /// Takes the answer of a write. Answers the picture's URL where the browser has another one in its cache.
    pub(super) fn written(&self, me: Me, source: Source) -> Option<String> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        let stale = self.pictures.follow(&me, source);
        self.me.set(Load::Ready(me));
        stale
    }

    pub(super) fn forget(&self) {
        self.me.set(Load::Loading);
    }

    /// Asks for a sync with the sign-in service, waits for its effect, and answers the account before and after.
    pub async fn sync(&self) -> Result<(Me, Me), ApiError> {
        let before = self.session.heed(self.read().await)?;
        self.session.heed(self.api.sync_user().await)?;
        self.read_until(|after| !changes(&before, after).is_empty()).await;
        Ok((before.clone(), self.known().unwrap_or(before)))
    }

    /// Reads the account once more and answers it beside `before`.
    pub async fn check_again(&self, before: Me) -> Result<(Me, Me), ApiError> {
        let after = self.session.heed(self.read().await)?;
        Ok((before, after))
    }

    /// Changes the password. Never repeated by itself.
    pub async fn change_password(&self, change: ChangePassword) -> Result<(), ApiError> {
        self.session.heed(self.api.change_password(&change).await)
    }

    pub(super) async fn delete(&self) -> Result<(), ApiError> {
        self.session.heed(self.api.delete_user().await)
    }

    /// After a deletion whose answer was `lost`: whoever is unknown to the service by now, or not to be found there, is
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

    /// Reads the account at once and after each of [`WAITS`], until `done` or the last reading. What was accepted stays
    /// accepted where a reading fails; it is only not seen to be done.
    pub(super) async fn read_until(&self, done: impl Fn(&Me) -> bool) -> bool {
        for wait in [0].into_iter().chain(WAITS) {
            if self.api.last(Duration::from_secs(wait), None).await.is_err() {
                return false;
            }
            match self.session.heed(self.read().await) {
                Ok(me) if done(&me) => return true,
                Err(error) if matches!(error.kind, ErrorKind::Unauthorized | ErrorKind::Aborted) => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }

    pub(super) fn failure(&self) -> Option<ApiError> {
        self.me.with_untracked(|me| if let Load::Failed(error) = me { Some(error.clone()) } else { None })
    }

    fn known(&self) -> Option<Me> {
        self.me.with_untracked(|me| me.ready().cloned())
    }
}
