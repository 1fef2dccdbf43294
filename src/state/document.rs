//! A document that the service replaces whole: config and notification preferences.
//!
//! A change is kept as an [`Edit`], from what the person saw to what they want, and never as a copy of the document. That
//! way one write runs at a time, edits made meanwhile go out together in the next, each write starts from what the service
//! holds *now*, and keys that somebody else changed, or that this build does not know, are left alone.

use std::pin::pin;
use std::slice;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures::channel::oneshot;
use futures::future::{Either, LocalBoxFuture, ready, select};
use leptos::prelude::*;
use wire::Object;

use crate::state::edit::Edit;
use crate::state::turns::Turns;
use crate::state::write::{Written, write};
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

/// What became of an edit.
type Outcome = Result<Written, ApiError>;

/// The base that was read, and the edits that are on their way, each with its number.
#[derive(Clone, Default)]
pub struct Document {
    base: ArcRwSignal<Load<Object>>,
    edits: ArcRwSignal<Vec<(u64, Edit)>>,
    /// What became of the edits that went out with somebody else's turn, until they ask.
    outcomes: Arc<Mutex<Vec<(u64, Outcome)>>>,
    turns: Turns,
    /// The newest reading, which may hang; dropping this gives it up.
    reading: Arc<Mutex<Option<oneshot::Sender<()>>>>,
    next: Arc<AtomicU64>,
    /// A write may or may not have been done, and nothing was read since.
    unsure: Arc<AtomicBool>,
    /// And somebody sees to it.
    doubted: Arc<AtomicBool>,
}

impl Document {
    /// What the person sees: what was read, with their edits on top. Tracked.
    pub fn current(&self) -> Load<Object> {
        let mut current = self.base.get();
        if let Load::Ready(doc) = &mut current {
            self.edits.with(|edits| edits.iter().for_each(|(_, edit)| drop(edit.apply(doc))));
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

    /// Whether what is shown may be older than a write that got no answer. Not tracked.
    pub fn is_unsure(&self) -> bool {
        self.unsure.load(Ordering::Relaxed)
    }

    /// The same, told once only of each time, to whoever sees to it.
    pub fn begins_to_doubt(&self) -> bool {
        self.is_unsure() && !self.doubted.swap(true, Ordering::Relaxed)
    }

    /// Reads for a page, in turn with the writes: an answer that is older than a write must not undo it. What is on the
    /// screen outlives a failed reading, and a reading that the page gave up is no failure. A newer reading takes its
    /// place, and so does a write, which reads too: they wait for no answer that may never come.
    pub async fn load(&self, read: impl Future<Output = Result<Object, ApiError>>) {
        if !self.is_shown() {
            self.base.set(Load::Loading);
        }
        let (sender, given_up) = oneshot::channel();
        self.replace_reading(Some(sender));
        let _turn = self.turns.take().await;
        let Either::Right((result, _)) = select(given_up, pin!(read)).await else { return };
        match result {
            Ok(doc) => self.hold(doc),
            Err(error) if self.is_shown() || error.kind == ErrorKind::Aborted => {}
            Err(error) => self.base.set(Load::Failed(error)),
        }
    }

    /// Forgets everything, edits that wait for their turn included: they were somebody else's.
    pub fn forget(&self) {
        self.base.set(Load::Loading);
        self.edits.update(Vec::clear);
        self.replace_reading(None);
        self.turns.begin_anew();
        self.be_sure();
    }

    /// Makes a change: seen at once, written when its turn comes. On failure it is taken back and what the service
    /// holds is seen again.
    pub async fn change(&self, remote: &dyn Remote, edit: Edit) -> Outcome {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.edits.update(|edits| edits.push((id, edit)));
        if self.is_shown() {
            self.replace_reading(None);
        }
        let _turn = self.turns.take().await;
        if let Some(outcome) = self.told(id) {
            return outcome;
        }
        let batch = self.edits.with_untracked(Vec::clone);
        let Some(own) = batch.iter().position(|(waiting, _)| *waiting == id) else {
            return Err(ApiError::new(ErrorKind::Aborted));
        };
        let (ids, edits): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        let mut outcomes = self.write_all(remote, &edits).await;
        self.edits.update(|edits| edits.retain(|(id, _)| !ids.contains(id)));
        let outcome = outcomes[own].clone();
        let others = ids.into_iter().zip(outcomes.drain(..)).filter(|(other, _)| *other != id);
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).extend(others);
        outcome
    }

    /// Writes edits together. Where the service refuses what one of them asks for, each goes alone: the others are no part
    /// of that mistake.
    async fn write_all(&self, remote: &dyn Remote, edits: &[Edit]) -> Vec<Outcome> {
        match self.write(remote, edits).await {
            Ok(written) => written.into_iter().map(Ok).collect(),
            Err(error) if error.kind == ErrorKind::Invalid && edits.len() > 1 => {
                let mut outcomes = Vec::new();
                for edit in edits {
                    let alone = self.write(remote, slice::from_ref(edit)).await;
                    outcomes.push(alone.map(|mut written| written.pop().unwrap_or_default()));
                }
                outcomes
            }
            Err(error) => vec![Err(error); edits.len()],
        }
    }

    /// What the service holds afterwards is seen, whether it was written or not.
    async fn write(&self, remote: &dyn Remote, edits: &[Edit]) -> Result<Vec<Written>, ApiError> {
        let known = self.base.with_untracked(|base| base.ready().cloned());
        match write(remote, known.as_ref(), edits).await {
            Ok((held, written)) => {
                self.hold(held);
                Ok(written)
            }
            Err((error, held)) => {
                // Without a reading, what is shown may be older than the write that got no answer. The end of a session is
                // an answer, and reading over and over does not mend it.
                let unsure = held.is_none() && error.kind != ErrorKind::Aborted && !error.kind.ends_session();
                self.unsure.fetch_or(unsure, Ordering::Relaxed);
                held.into_iter().for_each(|held| self.hold(held));
                Err(error)
            }
        }
    }

    fn replace_reading(&self, next: Option<oneshot::Sender<()>>) {
        *self.reading.lock().unwrap_or_else(PoisonError::into_inner) = next;
    }

    fn be_sure(&self) {
        self.unsure.store(false, Ordering::Relaxed);
        self.doubted.store(false, Ordering::Relaxed);
    }

    fn hold(&self, doc: Object) {
        self.be_sure();
        self.base.set(Load::Ready(doc));
    }

    /// What became of an edit that went out with somebody else's turn.
    fn told(&self, id: u64) -> Option<Outcome> {
        let mut outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        let at = outcomes.iter().position(|(other, _)| *other == id)?;
        Some(outcomes.swap_remove(at).1)
    }
}

#[cfg(test)]
mod tests;
