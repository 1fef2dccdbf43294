//! [`Resource`]: a document that the service holds. One mechanism for the user, the settings and the notification preferences,
//! which differ in their [`Endpoint`].
//!
//! A change is kept as an [`Edit`] and never as a copy of the document. One write runs at a time, edits made meanwhile go out
//! together in the next, and each write starts from what the service holds *now* (`write`). Readings wait for nothing: each
//! has a number, and a response that is older than what is shown is dropped.

pub mod edit;
mod merge;
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

/// What a resource reports to its observer.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// The service returned this document to a reading.
    Read(&'a Object),
    /// The service returned this document to a write.
    Wrote(&'a Object),
    /// Reading or writing failed in the end.
    Failed(&'a ApiError),
}

type Reply<T> = LocalBoxFuture<'static, Result<T, ApiError>>;
type Call = dyn Fn(Option<Object>, Option<AbortSignal>) -> Reply<Object> + Send + Sync;
type Retry = dyn Fn(Idempotency, u32, ApiError, Option<AbortSignal>) -> Reply<u32> + Send + Sync;

/// A document that the service holds, as the page knows it. Cheap to clone; all clones are one resource.
#[derive(Clone)]
pub struct Resource(Arc<Inner>);

struct Inner {
    endpoint: Endpoint,
    /// Reads the document, or writes it where there is a body. Boxed futures keep one copy of the mechanism in the program.
    call: Box<Call>,
    /// Resolves when it is time to try again, with how often that is then; else the error.
    retry: Box<Retry>,
    observe: Box<dyn Fn(Event<'_>) + Send + Sync>,
    document: ArcMemo<Option<Arc<Object>>>,
    known: Known,
}

#[derive(Default)]
struct Known {
    saved: ArcRwSignal<Option<Arc<Object>>>,
    failure: ArcRwSignal<Option<ApiError>>,
    /// What is on its way to the service, each edit with its number.
    edits: ArcRwSignal<Vec<(u64, Edit)>>,
    /// What became of the edits that went out with another one's turn, until they ask.
    results: Mutex<Vec<(u64, Result<Written, ApiError>)>>,
    /// Whose turn it is to write.
    turn: Mutex<Arc<Turn<()>>>,
    /// Counts edits, and what is asked of the service.
    next: AtomicU64,
    /// The number of what is shown.
    taken: AtomicU64,
    /// A write may or may not have been done, and nothing was read since.
    may_be_stale: AtomicBool,
    /// And it is read again until that is known.
    is_refetched: AtomicBool,
}

impl Resource {
    fn with(
        endpoint: Endpoint,
        call: Box<Call>,
        retry: Box<Retry>,
        observe: Box<dyn Fn(Event<'_>) + Send + Sync>,
    ) -> Self {
        let known = Known::default();
        let (saved, edits) = (known.saved.clone(), known.edits.clone());
        let overlaid = move |_: Option<&Option<Arc<Object>>>| {
            let mut doc = saved.get()?;
            edits.with(|edits| edits.iter().for_each(|(_, edit)| drop(edit.apply(Arc::make_mut(&mut doc)))));
            Some(doc)
        };
        let document = ArcMemo::new_with_compare(overlaid, |one, other| {
            let [one, other] = [one, other].map(|doc| doc.and_then(Option::as_ref).map(Arc::as_ptr));
            one != other
        });
        Resource(Arc::new(Inner { endpoint, call, retry, observe, document, known }))
    }

    /// Which document it is.
    pub fn endpoint(&self) -> Endpoint {
        self.0.endpoint
    }

    /// What the person sees: the saved document with their edits on top, as long as they are on their way. Tracked.
    pub fn document(&self) -> Option<Arc<Object>> {
        self.0.document.get()
    }

    /// What the service holds, as far as it was read. Tracked.
    pub fn saved(&self) -> Option<Arc<Object>> {
        self.0.known.saved.get()
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
        self.0.known.failure.get()
    }

    /// Whether there is something to show. Tracked.
    pub fn is_shown(&self) -> bool {
        self.0.known.saved.with(Option::is_some)
    }

    /// Reads for a page. What is on the screen outlives a failed reading, and a reading that the page has aborted is no
    /// failure.
    pub async fn load(&self, abort: Option<&AbortSignal>) {
        self.set_failure(None);
        let Err(error) = self.read(abort).await else { return };
        (self.0.observe)(Event::Failed(&error));
        if error.kind != ErrorKind::Aborted && !untrack(|| self.is_shown()) {
            self.set_failure(Some(error));
        }
    }

    /// Reads again what could not be read while the session had ended.
    pub async fn reload_failed(&self) {
        if self.0.known.failure.with_untracked(Option::is_some) {
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
                    tries = (self.0.retry)(Idempotency::Safe, tries, error, abort.cloned()).await?;
                }
                done => return done,
            }
        }
    }

    async fn read_once(&self, abort: Option<&AbortSignal>) -> Result<Arc<Object>, ApiError> {
        let number = self.next();
        let doc = Arc::new(self.0.endpoint.normalized((self.0.call)(None, abort.cloned()).await?));
        self.take(number, &doc, Event::Read(&doc));
        Ok(doc)
    }

    /// Forgets everything, edits that wait for their turn included: they were another session's, and what is under way for
    /// that must not hold up the next one.
    pub fn forget(&self) {
        self.0.known.taken.store(self.next(), Ordering::Relaxed);
        self.0.known.edits.update(Vec::clear);
        self.0.known.saved.set(None);
        self.set_failure(None);
        *self.0.known.turn.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
        self.mark_fresh();
    }

    fn take(&self, number: u64, doc: &Arc<Object>, event: Event<'_>) {
        if self.0.known.taken.fetch_max(number, Ordering::Relaxed) >= number {
            return;
        }
        self.mark_fresh();
        (self.0.observe)(event);
        self.0.known.saved.set(Some(doc.clone()));
        self.set_failure(None);
    }

    fn set_failure(&self, failure: Option<ApiError>) {
        if self.0.known.failure.with_untracked(Option::is_some) || failure.is_some() {
            self.0.known.failure.set(failure);
        }
    }

    fn next(&self) -> u64 {
        self.0.known.next.fetch_add(1, Ordering::Relaxed) + 1
    }
}

#[cfg(test)]
mod tests;
