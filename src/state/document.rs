//! A document that the service replaces whole: config and notification preferences.
//!
//! A change is kept as an *edit*, a function on the document, and never as a copy of it. That way one write runs at a
//! time, edits made meanwhile go out together in the next, each write starts from what the service holds *now*, and
//! keys that somebody else changed, or that this build does not know, are left alone.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures::future::{LocalBoxFuture, ready};
use futures::lock::Mutex as Turn;
use leptos::prelude::*;
use wire::Object;

use crate::state::{ApiError, ErrorKind, Load};

/// How a document is read and replaced. Boxed futures keep one copy of the mechanism in the program.
pub trait Remote {
    /// Reads what the service holds.
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>>;
    /// Replaces it and answers what the service holds then.
    fn replace(&self, doc: Object) -> LocalBoxFuture<'_, Result<Object, ApiError>>;
    /// Resolves when it is time to write once more after `error`; `tries` counts how often that was tried.
    ///
    /// # Errors
    /// `error`, where trying again is of no use, as it is unless told otherwise.
    fn again<'a>(&'a self, _tries: &'a mut u32, error: ApiError) -> LocalBoxFuture<'a, Result<(), ApiError>> {
        Box::pin(ready(Err(error)))
    }
}

/// A change that a person made; applying it twice changes nothing more.
type Edit = Arc<dyn Fn(&mut Object) + Send + Sync>;

/// What became of the edits that went out with somebody else's turn, until they ask.
type Outcomes = Vec<(u64, Result<Written, ApiError>)>;

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The service holds what was asked for.
    AsAsked,
    /// The service answered success and holds something else.
    Differently,
}

/// The base that was read, and the edits that are on their way, each with its number.
#[derive(Clone, Default)]
pub struct Document {
    base: ArcRwSignal<Load<Object>>,
    edits: ArcRwSignal<Vec<(u64, Edit)>>,
    outcomes: Arc<Mutex<Outcomes>>,
    turn: Arc<Turn<()>>,
    next: Arc<AtomicU64>,
}

impl Document {
    /// What the person sees: what was read, with their edits on top. Tracked.
    pub fn current(&self) -> Load<Object> {
        let mut current = self.base.get();
        if let Load::Ready(doc) = &mut current {
            self.edits.with(|edits| apply(edits, doc));
        }
        current
    }

    /// What was read, or what the service answered the last write. Tracked.
    pub fn saved(&self) -> Load<Object> {
        self.base.get()
    }

    /// Whether there is something to show. Not tracked.
    pub fn is_shown(&self) -> bool {
        self.base.with_untracked(|base| base.ready().is_some())
    }

    /// Whether the last reading failed and there is nothing to show. Not tracked.
    pub fn has_failed(&self) -> bool {
        self.base.with_untracked(|base| matches!(base, Load::Failed(_)))
    }

    /// Reads for a page, in turn with the writes: an answer that is older than a write must not undo it. What is on the
    /// screen outlives a failed reading, and a reading that the page gave up is no failure.
    pub async fn load(&self, read: impl Future<Output = Result<Object, ApiError>>) {
        if !self.is_shown() {
            self.base.set(Load::Loading);
        }
        let _turn = self.turn.lock().await;
        match read.await {
            Ok(doc) => self.base.set(Load::Ready(doc)),
            Err(error) if self.is_shown() || error.kind == ErrorKind::Aborted => {}
            Err(error) => self.base.set(Load::Failed(error)),
        }
    }

    /// Forgets everything, edits that wait for their turn included: they were somebody else's.
    pub fn forget(&self) {
        self.base.set(Load::Loading);
        self.edits.update(Vec::clear);
    }

    /// Makes a change: seen at once, written when its turn comes. On failure it is taken back and what the service
    /// holds is seen again.
    pub async fn change(&self, remote: &dyn Remote, edit: Edit) -> Result<Written, ApiError> {
        let id = self.enqueue(edit);
        let _turn = self.turn.lock().await;
        if let Some(outcome) = self.told(id) {
            return outcome;
        }
        let batch = self.edits.with_untracked(Vec::clone);
        if !batch.iter().any(|(waiting, _)| *waiting == id) {
            return Err(ApiError::new(ErrorKind::Aborted));
        }
        let answer = write(remote, &batch).await;
        let outcome = answer.as_ref().map(|doc| verdict(doc, &batch)).map_err(Clone::clone);
        if let Ok(doc) = answer {
            self.base.set(Load::Ready(doc));
        }
        let written = |id: &u64| batch.iter().any(|(other, _)| other == id);
        self.edits.update(|edits| edits.retain(|(id, _)| !written(id)));
        let others =
            batch.iter().filter(|(other, _)| *other != id).map(|(other, _)| (*other, outcome.clone()));
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).extend(others);
        outcome
    }

    fn enqueue(&self, edit: Edit) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.edits.update(|edits| edits.push((id, edit)));
        id
    }

    /// What became of an edit that went out with somebody else's turn.
    fn told(&self, id: u64) -> Option<Result<Written, ApiError>> {
        let mut outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        let at = outcomes.iter().position(|(other, _)| *other == id)?;
        Some(outcomes.swap_remove(at).1)
    }
}

/// Writes, and after a failure that may pass by itself once more from a fresh reading.
async fn write(remote: &dyn Remote, edits: &[(u64, Edit)]) -> Result<Object, ApiError> {
    let mut tries = 0;
    loop {
        match write_once(remote, edits).await {
            Err(error) => remote.again(&mut tries, error).await?,
            written => return written,
        }
    }
}

/// Reads again before it replaces: the API has no ETag.
async fn write_once(remote: &dyn Remote, edits: &[(u64, Edit)]) -> Result<Object, ApiError> {
    let mut doc = remote.read().await?;
    apply(edits, &mut doc);
    remote.replace(doc).await
}

fn apply(edits: &[(u64, Edit)], doc: &mut Object) {
    edits.iter().for_each(|(_, edit)| edit(doc));
}

/// Edits that still change the answer were not taken as they were sent.
fn verdict(answer: &Object, edits: &[(u64, Edit)]) -> Written {
    let mut again = answer.clone();
    apply(edits, &mut again);
    if again == *answer { Written::AsAsked } else { Written::Differently }
}

#[cfg(test)]
mod tests;
