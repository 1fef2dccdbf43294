//! A document that the service replaces whole: config and notification preferences.
//!
//! A change is kept as an *edit*, a function on the document, and never as a copy of it. That way one write runs at a
//! time, edits made meanwhile go out together in the next, each write starts from what the service holds *now*, and
//! keys that somebody else changed, or that this build does not know, are left alone.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::lock::Mutex as Turn;
use leptos::prelude::*;

use crate::state::{ApiError, ErrorKind, Load};

/// How a document is read and replaced.
pub trait Remote {
    /// The document.
    type Doc;
    /// Reads what the service holds.
    fn read(&self) -> impl Future<Output = Result<Self::Doc, ApiError>>;
    /// Replaces it and answers what the service holds then.
    fn replace(&self, doc: &Self::Doc) -> impl Future<Output = Result<Self::Doc, ApiError>>;
}

/// A change that a person made; applying it twice changes nothing more.
type Edit<T> = Arc<dyn Fn(&mut T) + Send + Sync>;

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The service holds what was asked for.
    AsAsked,
    /// The service answered success and holds something else.
    Differently,
}

/// The base that was read, and the edits that are on their way.
#[derive(Clone)]
pub struct Document<T: Send + Sync + 'static> {
    base: ArcRwSignal<Load<T>>,
    edits: ArcRwSignal<BTreeMap<u64, Edit<T>>>,
    outcomes: Arc<Mutex<BTreeMap<u64, Result<Written, ApiError>>>>,
    turn: Arc<Turn<()>>,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Default for Document<T> {
    fn default() -> Self {
        Document {
            base: ArcRwSignal::default(),
            edits: ArcRwSignal::default(),
            outcomes: Arc::default(),
            turn: Arc::default(),
        }
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Document<T> {
    /// What the person sees: what was read, with their edits on top. Tracked.
    pub fn current(&self) -> Load<T> {
        let mut current = self.base.get();
        if let Load::Ready(doc) = &mut current {
            self.edits.with(|edits| edits.values().for_each(|edit| edit(doc)));
        }
        current
    }

    /// Takes the result of reading for a page. What is on the screen outlives a failed reading, and a reading that the
    /// page gave up is no failure.
    pub fn set(&self, read: Result<T, ApiError>) {
        let shown = self.base.with_untracked(|base| base.ready().is_some());
        match read {
            Ok(doc) => self.base.set(Load::Ready(doc)),
            Err(error) if shown || error.kind == ErrorKind::Aborted => {}
            Err(error) => self.base.set(Load::Failed(error)),
        }
    }

    /// A reading begins: what failed before is no longer shown.
    pub fn begin(&self) {
        if !self.base.with_untracked(|base| base.ready().is_some()) {
            self.base.set(Load::Loading);
        }
    }

    /// Forgets everything; edits on their way still go out, for the session they were made in.
    pub fn forget(&self) {
        self.base.set(Load::Loading);
    }

    /// Makes a change: seen at once, written when its turn comes. On failure it is taken back and what the service
    /// holds is seen again.
    pub async fn change(
        &self,
        remote: &impl Remote<Doc = T>,
        edit: impl Fn(&mut T) + Send + Sync + 'static,
    ) -> Result<Written, ApiError> {
        let id = self.enqueue(Arc::new(edit));
        let _turn = self.turn.lock().await;
        let told = self
            .outcomes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id);
        if let Some(outcome) = told {
            return outcome;
        }
        let batch = self.edits.with_untracked(BTreeMap::clone);
        let answer = write(remote, &batch).await;
        let outcome = answer
            .as_ref()
            .map(|doc| verdict(doc, &batch))
            .map_err(Clone::clone);
        if let Ok(doc) = answer {
            self.base.set(Load::Ready(doc));
        }
        self.edits
            .update(|edits| edits.retain(|id, _| !batch.contains_key(id)));
        let others = batch
            .keys()
            .filter(|other| **other != id)
            .map(|other| (*other, outcome.clone()));
        self.outcomes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(others);
        outcome
    }

    fn enqueue(&self, edit: Edit<T>) -> u64 {
        self.edits
            .try_update(|edits| {
                let id = edits.last_key_value().map_or(0, |(last, _)| last + 1);
                edits.insert(id, edit);
                id
            })
            .unwrap_or_default()
    }
}

/// Reads again before it replaces: the API has no ETag.
async fn write<T>(remote: &impl Remote<Doc = T>, edits: &BTreeMap<u64, Edit<T>>) -> Result<T, ApiError> {
    let mut doc = remote.read().await?;
    edits.values().for_each(|edit| edit(&mut doc));
    remote.replace(&doc).await
}

/// Edits that still change the answer were not taken as they were sent.
fn verdict<T: Clone + PartialEq>(answer: &T, edits: &BTreeMap<u64, Edit<T>>) -> Written {
    let mut again = answer.clone();
    edits.values().for_each(|edit| edit(&mut again));
    if again == *answer {
        Written::AsAsked
    } else {
        Written::Differently
    }
}

#[cfg(test)]
mod tests;
