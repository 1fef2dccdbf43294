//! Who is signed in, and what they do to their own account.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use leptos::prelude::*;
use wire::{ChangePassword, Me, User};

use crate::api::Api;
use crate::api::retry::Purpose;
use crate::state::changes::changes;
use crate::state::picture::{Pictures, Source};
use crate::state::session::SessionState;
use crate::state::turns::Turns;
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
    /// Counts what is asked, to tell which of two answers is the older one.
    asked: Arc<AtomicU32>,
    /// The number of what is shown.
    taken: Arc<AtomicU32>,
    /// Which picture is at the picture's URL.
    pub(super) pictures: Pictures,
    /// One save of the profile at a time.
    pub(super) turns: Turns,
}

impl UserState {
    pub(super) fn new(api: Api, session: SessionState) -> Self {
        UserState {
            api,
            session,
            me: ArcRwSignal::default(),
            asked: Arc::default(),
            taken: Arc::default(),
            pictures: Pictures::default(),
            turns: Turns::default(),
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

    /// The URL of a picture from an answer (a logo), ready for an `src`.
    pub fn picture_url(&self, url: &str) -> Option<String> {
        self.api.picture_url(url)
    }

    /// Reads the account, for a page that shows it; its failure is part of [`Self::me`].
    pub async fn load(&self) {
        self.me.set(Load::Loading);
        match self.session.observe(self.read().await) {
            Err(error) if error.kind != ErrorKind::Aborted => self.me.set(Load::Failed(error)),
            _ => {}
        }
    }

    /// Reads the account and keeps what was known when that fails.
    pub(super) async fn read(&self) -> Result<Me, ApiError> {
        self.api.with_retry(Purpose::Read, None, async || self.read_once().await).await
    }

    /// The same for who repeats more than the reading.
    pub(super) async fn read_once(&self) -> Result<Me, ApiError> {
        let number = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        let me = self.api.user().await?;
        self.take(number, me.clone(), Source::Reading);
        Ok(me)
    }

    /// Takes the answer of a write. Answers the picture's URL where the browser has another one in its cache.
    pub(super) fn written(&self, me: Me, source: Source) -> Option<String> {
        self.take(self.asked.fetch_add(1, Ordering::Relaxed) + 1, me, source)
    }

    /// Shows an answer, unless it is older than what is shown: a reading that hung must undo neither a write nor a newer
    /// reading. Answers as [`Self::written`].
    fn take(&self, number: u32, me: Me, source: Source) -> Option<String> {
        if self.taken.fetch_max(number, Ordering::Relaxed) >= number {
            return None;
        }
        let stale = self.pictures.follow(&me, source);
        self.me.set(Load::Ready(me));
        stale
    }

    pub(super) fn forget(&self) {
        self.turns.begin_anew();
        self.me.set(Load::Loading);
    }

    /// Asks for a sync with the sign-in service, waits for its effect, and answers the account before and after.
    pub async fn sync(&self) -> Result<(Me, Me), ApiError> {
        let before = self.session.observe(self.read().await)?;
        self.session.observe(self.api.sync_user().await)?;
        self.read_until(|after| !changes(&before, after).is_empty()).await;
        Ok((before.clone(), self.known().unwrap_or(before)))
    }

    /// Reads the account once more and answers it beside `before`.
    pub async fn check_again(&self, before: Me) -> Result<(Me, Me), ApiError> {
        let after = self.session.observe(self.read().await)?;
        Ok((before, after))
    }

    /// Changes the password. Never repeated by itself.
    pub async fn change_password(&self, change: ChangePassword) -> Result<(), ApiError> {
        self.session.observe(self.api.change_password(&change).await)
    }

    pub(super) async fn delete(&self) -> Result<(), ApiError> {
        self.session.observe(self.api.delete_user().await)
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
            match self.session.observe(self.read().await) {
                Ok(me) if done(&me) => return true,
                Err(error) if error.kind.ends_session() || error.kind == ErrorKind::Aborted => {
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
