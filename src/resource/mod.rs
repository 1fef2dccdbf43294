//! [`Resource`]: a document that the service holds. One mechanism for the user, the settings and the notification preferences,
//! which differ in their [`Endpoint`].
//!
//! A change is kept as an [`Edit`] and never as a copy of the document. One write runs at a time, edits made meanwhile go out
//! together in the next, and each write starts from what the service holds *now* (`write`). Readings wait for nothing: each
//! has a number, and a response that is older than what is shown is dropped.

pub mod edit;
mod merge;
mod stale;
mod write;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::LocalBoxFuture;
use futures::lock::Mutex as Turn;
use leptos::prelude::*;
use serde_json::Value;
use web_sys::AbortSignal;
use wire::Object;
use wire::path::{Path, get};

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind};
use crate::api::retry::Idempotency;
use crate::resource::edit::{Edit, Written};

type Reply<T> = LocalBoxFuture<'static, Result<T, ApiError>>;
type Call = dyn Fn(Option<Object>, Option<AbortSignal>) -> Reply<Object> + Send + Sync;
type Results = Vec<(u64, Result<Written, ApiError>)>;
type Observe = dyn Fn(&str, Result<&Object, &ApiError>) + Send + Sync;
type Retry = dyn Fn(Idempotency, u32, ApiError, Option<AbortSignal>) -> Reply<u32> + Send + Sync;

/// The method of a reading, for the observer.
pub const GET: &str = "GET";

/// A document that the service holds, as the page knows it. Cheap to clone; all clones are one resource.
#[derive(Clone)]
pub struct Resource {
    endpoint: Endpoint,
    /// Reads the document, or writes it where there is a body. Boxed futures keep one copy of the mechanism in the program.
    call: Arc<Call>,
    /// Resolves when it is time to try again, with how often that is then; else the error.
    retry: Arc<Retry>,
    observe: Arc<Observe>,
    saved: ArcRwSignal<Option<Arc<Object>>>,
    /// The same with the edits on top.
    document: ArcMemo<Option<Arc<Object>>>,
    failure: ArcRwSignal<Option<ApiError>>,
    /// What is on its way to the service, each edit with its number.
    edits: ArcRwSignal<Vec<(u64, Edit)>>,
    /// What became of the edits that went out with another one's turn, until they ask.
    results: Arc<Mutex<Results>>,
    /// Whose turn it is to write.
    turn: Arc<Mutex<Arc<Turn<()>>>>,
    /// Counts edits, and what is asked of the service.
    next: Arc<AtomicU64>,
    /// The number of what is shown.
    taken: Arc<AtomicU64>,
    /// A write may or may not have been done, and nothing was read since.
    may_be_stale: Arc<AtomicBool>,
    /// And it is read again until that is known.
    is_refetched: Arc<AtomicBool>,
}

impl Resource {
    fn with(endpoint: Endpoint, call: Arc<Call>, retry: Arc<Retry>, observe: Arc<Observe>) -> Self {
        let saved = ArcRwSignal::<Option<Arc<Object>>>::default();
        let edits = ArcRwSignal::<Vec<(u64, Edit)>>::default();
        let (base, waiting) = (saved.clone(), edits.clone());
        let overlaid = move |_: Option<&Option<Arc<Object>>>| {
            let mut doc = base.get()?;
            waiting
                .with(|edits| edits.iter().for_each(|(_, edit)| drop(edit.apply(Arc::make_mut(&mut doc)))));
            Some(doc)
        };
        let document = ArcMemo::new_with_compare(overlaid, |one, other| {
            let [one, other] = [one, other].map(|doc| doc.and_then(Option::as_ref).map(Arc::as_ptr));
            one != other
        });
        Resource {
            endpoint,
            call,
            retry,
            observe,
            saved,
            document,
            failure: ArcRwSignal::default(),
            edits,
            results: Arc::default(),
            turn: Arc::default(),
            next: Arc::default(),
            taken: Arc::default(),
            may_be_stale: Arc::default(),
            is_refetched: Arc::default(),
        }
    }

    /// Which document it is.
    pub fn endpoint(&self) -> Endpoint {
        self.endpoint
    }

    /// What the person sees: the saved document with their edits on top, as long as they are on their way. Tracked.
    pub fn document(&self) -> Option<Arc<Object>> {
        self.document.get()
    }

    /// What the service holds, as far as it was read. Tracked.
    pub fn saved(&self) -> Option<Arc<Object>> {
        self.saved.get()
    }

    /// One value of [`Self::document`]: who tracks it is woken by changes of this value alone.
    pub fn key(&self, path: &[&str]) -> Memo<Option<Value>> {
        let path = path.iter().map(|key| (*key).to_owned()).collect();
        self.value(Resource::document, path)
    }

    /// The same of [`Self::saved`].
    pub fn saved_key(&self, key: &'static str) -> Memo<Option<Value>> {
        self.value(Resource::saved, vec![key.to_owned()])
    }

    fn value(&self, doc: fn(&Self) -> Option<Arc<Object>>, path: Path) -> Memo<Option<Value>> {
        let resource = self.clone();
        Memo::new(move |_| doc(&resource).and_then(|doc| get(&doc, &path).cloned()))
    }

    /// Why the last reading failed, where there is nothing to show. Tracked.
    pub fn failure(&self) -> Option<ApiError> {
        self.failure.get()
    }

    /// Whether there is something to show. Tracked.
    pub fn is_shown(&self) -> bool {
        self.saved.with(Option::is_some)
    }

    /// Reads for a page. What is on the screen outlives a failed reading, and a reading that the page has aborted is no
    /// failure.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        self.set_failure(None);
        let Err(error) = self.read(abort).await else { return };
        (self.observe)(GET, Err(&error));
        if error.kind != ErrorKind::Aborted && !untrack(|| self.is_shown()) {
            self.set_failure(Some(error));
        }
    }

    /// Reads again what could not be read while the session had ended.
    pub async fn reload_failed(&self) {
        if self.failure.with_untracked(Option::is_some) {
            self.load(None).await;
        }
    }

    /// Reads the document, and again after a failure that may pass. Returns what was read, also where something newer is
    /// shown by then.
    ///
    /// # Errors
    /// How the last try ended. No one has observed it.
    pub async fn read(&self, abort: Option<&AbortSignal>) -> Result<Arc<Object>, ApiError> {
        let mut tries = 0;
        loop {
            match self.read_once(abort).await {
                Err(error) => {
                    tries = (self.retry)(Idempotency::Safe, tries, error, abort.cloned()).await?;
                }
                done => return done,
            }
        }
    }

    /// Forgets everything, edits that wait for their turn included: they were another session's, and what is under way for
    /// that must not hold up the next one.
    pub fn forget(&self) {
        self.taken.store(self.next(), Ordering::Relaxed);
        self.edits.update(Vec::clear);
        self.saved.set(None);
        self.set_failure(None);
        *self.turn.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
        self.mark_fresh();
    }

    fn take(&self, number: u64, doc: &Arc<Object>, method: &str) {
        if self.taken.fetch_max(number, Ordering::Relaxed) >= number {
            return;
        }
        self.mark_fresh();
        (self.observe)(method, Ok(doc));
        self.saved.set(Some(doc.clone()));
        self.set_failure(None);
    }

    fn set_failure(&self, failure: Option<ApiError>) {
        if self.failure.with_untracked(Option::is_some) || failure.is_some() {
            self.failure.set(failure);
        }
    }
}

#[cfg(test)]
mod tests;
