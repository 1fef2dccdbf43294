//! Whether requests speak for somebody, as a signal.

use leptos::prelude::*;

use crate::paths::Phase;
use crate::session::Session;
use crate::state::{ApiError, ErrorKind};

/// The session's phase and the verbs that move it. The secrets themselves stay in [`Session`].
#[derive(Clone)]
pub struct SessionState {
    secrets: Session,
    phase: ArcRwSignal<Phase>,
}

impl SessionState {
    pub(super) fn new(secrets: Session) -> Self {
        SessionState { secrets, phase: ArcRwSignal::default() }
    }

    /// Where the session is in its life. Tracked.
    pub fn phase(&self) -> Phase {
        self.phase.get()
    }

    pub(super) fn secrets(&self) -> &Session {
        &self.secrets
    }

    pub(super) fn opened(&self) {
        self.phase.set(Phase::SignedIn);
    }

    pub(super) fn signed_out(&self) {
        self.secrets.close();
        self.phase.set(Phase::SignedOut);
    }

    pub(super) fn deleted(&self) {
        self.secrets.close();
        self.phase.set(Phase::Deleted);
    }

    /// Takes note of a 401 that a read got.
    pub(super) fn after_read<T>(&self, result: Result<T, ApiError>) -> Result<T, ApiError> {
        self.heed(result, Phase::Expired)
    }

    /// Takes note of a 401 that a write got: what was typed is still on the page, so the page stays.
    pub(super) fn after_write<T>(&self, result: Result<T, ApiError>) -> Result<T, ApiError> {
        self.heed(result, Phase::Lapsed)
    }

    fn heed<T>(&self, result: Result<T, ApiError>, phase: Phase) -> Result<T, ApiError> {
        let refused = result.as_ref().is_err_and(|error| error.kind == ErrorKind::Unauthorized);
        if refused && self.phase.get_untracked() == Phase::SignedIn {
            self.phase.set(phase);
        }
        result
    }
}
