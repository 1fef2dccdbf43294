//! [`SessionState`]: the session's phase, as a signal.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use wire::Object;

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind, Feature};
use crate::paths::local;
use crate::resource::GET;
use crate::session::Session;
use crate::session::phase::Phase;

/// The session's phase and the methods that change it. The secrets themselves stay in [`Session`].
#[derive(Clone)]
pub struct SessionState {
    secrets: Session,
    phase: ArcRwSignal<Phase>,
    failure: ArcRwSignal<Option<ApiError>>,
    wanted: Arc<Mutex<Option<String>>>,
    asking: ArcRwSignal<bool>,
    /// What the service is known not to offer.
    missing: ArcRwSignal<Vec<Feature>>,
}

impl SessionState {
    pub(super) fn new(secrets: Session) -> Self {
        SessionState {
            secrets,
            phase: ArcRwSignal::default(),
            failure: ArcRwSignal::default(),
            wanted: Arc::default(),
            asking: ArcRwSignal::default(),
            missing: ArcRwSignal::default(),
        }
    }

    /// Where the session is in its life. Tracked.
    pub fn phase(&self) -> Phase {
        self.phase.get()
    }

    pub(super) fn phase_now(&self) -> Phase {
        self.phase.get_untracked()
    }

    /// Why no one is signed in, where the app tried by itself. Tracked.
    pub fn failure(&self) -> Option<ApiError> {
        self.failure.get()
    }

    /// Whether the dialog about the end of the session is open. The person dismisses it by setting it to `false`.
    pub fn asking(&self) -> ArcRwSignal<bool> {
        self.asking.clone()
    }

    /// Whether the service is known not to offer something. Tracked.
    pub fn lacks(&self, feature: Feature) -> bool {
        self.missing.with(|missing| missing.contains(&feature))
    }

    /// Forgets that the service does not offer something, because it does, or because the person tries again.
    pub fn found(&self, feature: Feature) {
        if untrack(|| self.lacks(feature)) {
            self.missing.update(|missing| missing.retain(|other| *other != feature));
        }
    }

    /// Remembers the URL (path, query and fragment) that a person requested before signing in. It is made local to this
    /// page's origin.
    pub fn want(&self, url: &str) {
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = Some(local(url));
    }

    /// The URL that signing in leads to.
    pub fn wanted(&self) -> Option<String> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn secrets(&self) -> &Session {
        &self.secrets
    }

    /// The app is finding out who is signed in.
    pub(super) fn starting(&self) {
        self.phase.set(Phase::Starting);
    }

    pub(super) fn opened(&self) {
        self.failure.set(None);
        self.asking.set(false);
        self.phase.set(Phase::SignedIn);
    }

    /// No one is signed in; `reason` is the failure to show, if any.
    pub(super) fn not_opened(&self, reason: Option<ApiError>) {
        self.failure.set(reason);
        self.phase.set(Phase::Anonymous);
    }

    pub(super) fn signed_out(&self) {
        self.close();
        self.asking.set(false);
        self.phase.set(Phase::SignedOut);
    }

    pub(super) fn deleted(&self) {
        self.close();
        self.phase.set(Phase::Deleted);
    }

    /// Forgets the secrets, and the URL that this person wanted.
    fn close(&self) {
        self.secrets.close();
        self.missing.set(Vec::new());
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Another person is signed in; nothing more is sent.
    pub(super) fn replaced(&self) {
        self.secrets.with_identity(|identity| identity.replaced = true);
        self.over(Phase::Replaced);
    }

    /// Updates the phase from the result of a request. The page stays, so that typed texts are kept.
    pub(super) fn observe<T>(&self, result: Result<T, ApiError>) -> Result<T, ApiError> {
        result.inspect_err(|error| self.failed(error.kind))
    }

    /// The same for a resource: a document that could be read is offered.
    pub(super) fn observer(
        &self,
        endpoint: Endpoint,
    ) -> impl Fn(&str, Result<&Object, &ApiError>) + Send + Sync + 'static {
        let (session, feature) = (self.clone(), endpoint.feature());
        move |method, result| match result {
            Ok(_) if method == GET => feature.into_iter().for_each(|feature| session.found(feature)),
            Ok(_) => {}
            Err(error) => session.failed(error.kind),
        }
    }

    fn failed(&self, kind: ErrorKind) {
        match (self.phase_now(), kind) {
            (Phase::SignedIn | Phase::Lapsed, kind) if kind.ends_session() => self.over(Phase::Lapsed),
            (Phase::SignedIn | Phase::Lapsed | Phase::Replaced, ErrorKind::OtherUser) => {
                self.over(Phase::Replaced);
            }
            (_, ErrorKind::NotOffered(feature)) if !untrack(|| self.lacks(feature)) => {
                self.missing.update(|missing| missing.push(feature));
            }
            _ => {}
        }
    }

    fn over(&self, phase: Phase) {
        self.phase.set(phase);
        self.asking.set(true);
    }
}
