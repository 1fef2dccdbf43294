//! One write at a time.

use std::sync::{Arc, Mutex, PoisonError};

use futures::lock::{Mutex as Turn, OwnedMutexGuard};

/// Whose turn it is. Cheap to clone; all clones share the turns.
#[derive(Clone, Default)]
pub(super) struct Turns(Arc<Mutex<Arc<Turn<()>>>>);

impl Turns {
    /// WaitMessages for a turn, which lasts until the guard is dropped.
    pub(super) async fn take(&self) -> OwnedMutexGuard<()> {
        let turn = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        turn.lock_owned().await
    }

    /// WaitMessages no longer for whoever has the turn: with the session ended, an answer to them is dropped anyway, and it must
    /// not hold up what the next person does.
    pub(super) fn begin_anew(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
    }
}
