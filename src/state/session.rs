//! Whether requests speak for someone, as a signal.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, ErrorKind, Feature};
use crate::paths::local;
use crate::resource::Event;
use crate::session::Session;
use crate::session::phase::Phase;

/// The session's phase and the verbs that move it. The secrets themselves stay in [`Session`].
#[derive(Clone)]
pub struct SessionState {
    secrets: Session,
    phase: ArcRwSignal<Phase>,
    failure: ArcRwSignal<Option<ApiError>>,
    wanted: Arc<Mutex<Option<String>>>,
    asking: ArcRwSignal<bool>,
    /// What the service does not offer, as far as that was seen.
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

    /// Whether the person is being told that the session is over. They may put that off by setting it to `false`.
    pub fn asking(&self) -> ArcRwSignal<bool> {
        self.asking.clone()
    }

    /// Whether the service is known not to offer something. Tracked.
    pub fn lacks(&self, feature: Feature) -> bool {
        self.missing.with(|missing| missing.contains(&feature))
    }

    /// The service has it after all, or the person wants to find that out.
    pub fn found(&self, feature: Feature) {
        if untrack(|| self.lacks(feature)) {
            self.missing.update(|missing| missing.retain(|other| *other != feature));
        }
    }

    /// Remembers the URL that a person asked for who has to sign in first: path, query and fragment. Whatever it is, it
    /// leads to this page's own origin.
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

    /// It is being found out who is signed in.
    pub(super) fn starting(&self) {
        self.phase.set(Phase::Starting);
    }

    pub(super) fn opened(&self) {
        self.failure.set(None);
        self.asking.set(false);
        self.phase.set(Phase::SignedIn);
    }

    /// No one is signed in; `reason` says why, if there is something to say.
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

    /// Whoever comes next is not led to where this person wanted to go.
    fn close(&self) {
        self.secrets.close();
        self.missing.set(Vec::new());
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Someone else is signed in; nothing is sent any more.
    pub(super) fn replaced(&self) {
        self.secrets.with_identity(|identity| identity.replaced = true);
        self.over(Phase::Replaced);
    }

    /// Takes note of what a response says of the session. What is typed stays on the page, so the page stays.
    pub(super) fn observe<T>(&self, result: Result<T, ApiError>) -> Result<T, ApiError> {
        result.inspect_err(|error| self.failed(error.kind))
    }

    /// The same for a resource: a document that could be read is offered.
    pub(super) fn observer(&self, endpoint: Endpoint) -> impl Fn(Event<'_>) + Send + Sync + 'static {
        let (session, feature) = (self.clone(), endpoint.feature());
        move |event| match event {
            Event::Read(_) => feature.into_iter().for_each(|feature| session.found(feature)),
            Event::Wrote(_) => {}
            Event::Failed(error) => session.failed(error.kind),
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
