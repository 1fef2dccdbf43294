//! [`Task`]: something that the person started, and what becomes of it.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use crate::language::Message;
use crate::language::texts::common;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What became of a task, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Whether it failed.
    pub failed: bool,
    /// What happened, and what to do next; nothing where the page shows it in another way.
    pub message: Message,
    /// The details for support, on demand: a summary and the text behind it.
    pub details: Option<(Message, Message)>,
    /// The label of the link to the operator's support, where only they can help.
    pub support: Option<Message>,
    /// What the person can do about it right here, such as to undo it.
    pub offer: Option<Offer>,
    /// After a failure that may pass: the seconds that the service wants to be left alone.
    pub recovers: Option<u32>,
    /// Whether only another version of the page may help, so that reloading it is offered too.
    pub needs_reload: bool,
    /// What is wrong with single fields of a form, by key.
    pub fields: Vec<(String, Message)>,
    /// Whether it failed because someone else has changed the same.
    pub conflicting: bool,
}

impl Outcome {
    /// Nothing to announce.
    #[must_use]
    pub fn silent() -> Self {
        Outcome::default()
    }

    /// Success.
    #[must_use]
    pub fn done(message: Message) -> Self {
        Outcome { message, ..Outcome::default() }
    }

    /// Success, with an offer.
    #[must_use]
    pub fn offering(message: Message, offer: Offer) -> Self {
        Outcome { offer: Some(offer), ..Outcome::done(message) }
    }

    /// Failure.
    #[must_use]
    pub fn failed(message: Message) -> Self {
        Outcome { failed: true, ..Outcome::done(message) }
    }

    /// A part of the program could not be fetched.
    #[must_use]
    pub fn part_missing() -> Self {
        Outcome { recovers: Some(0), needs_reload: true, ..Outcome::failed(common::PART_MISSING) }
    }
}

/// Why something cannot be shown, if it cannot. Tracked. Not a signal, which would be compiled once more for its type.
pub type Failure = Arc<dyn Fn() -> Option<Outcome> + Send + Sync>;

/// What a task is made of.
pub type Work = Pin<Box<dyn Future<Output = Outcome>>>;

/// Something that can be done once a task has ended, such as to undo it.
#[derive(Clone)]
pub struct Offer {
    /// What its button says.
    pub label: Message,
    working: Message,
    work: Arc<dyn Fn() -> Work + Send + Sync>,
}

impl Offer {
    /// `working` is announced while `work` runs.
    pub fn new(label: Message, working: Message, work: impl Fn() -> Work + Send + Sync + 'static) -> Self {
        Offer { label, working, work: Arc::new(work) }
    }
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.work, &other.work)
    }
}

impl fmt::Debug for Offer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.label.fmt(out)
    }
}

/// A write that runs, or has run. Copy it freely; it belongs to the page that made it, and a page may be gone when the
/// response comes.
///
/// Unlike a leptos `Action` it has no type parameters: an action's machinery is compiled again for each input and
/// output, which cost a fifth of the program.
#[derive(Clone, Copy)]
pub struct Task {
    runs: RwSignal<u32>,
    running: RwSignal<Option<Message>>,
    outcome: RwSignal<Outcome>,
}

impl Default for Task {
    fn default() -> Self {
        Task {
            runs: RwSignal::new(0),
            running: RwSignal::new(None),
            outcome: RwSignal::new(Outcome::silent()),
        }
    }
}

impl Task {
    /// Starts `work` and announces `working` meanwhile. Of works that overlap the last one counts.
    pub fn run(&self, working: impl Into<Message>, work: impl Future<Output = Outcome> + 'static) {
        self.run_boxed(working.into(), Box::pin(work));
    }

    /// Takes an offer up.
    pub fn take_up(&self, offer: &Offer) {
        self.run_boxed(offer.working.clone(), (offer.work)());
    }

    /// Announces the outcome of something that took no time. The page may be gone.
    pub fn announce(&self, outcome: Outcome) {
        self.runs.try_update(|runs| *runs += 1);
        self.running.try_set(None);
        self.outcome.try_set(outcome);
    }

    /// What can be done about its end. Tracked.
    pub fn offer(&self) -> Option<Offer> {
        self.outcome.get().offer
    }

    fn run_boxed(self, working: Message, work: Work) {
        let run = self.runs.get_untracked() + 1;
        self.runs.set(run);
        self.running.set(Some(working));
        self.outcome.set(Outcome::silent());
        spawn_local(async move {
            let outcome = work.await;
            if self.runs.try_get_untracked() == Some(run) {
                self.running.set(None);
                self.outcome.set(outcome);
            }
        });
    }

    /// What is said while it runs. Tracked.
    pub fn working(&self) -> Option<Message> {
        self.running.get()
    }

    /// Whether it runs.
    pub fn pending(self) -> Signal<bool> {
        Signal::derive(move || self.running.get().is_some())
    }

    /// What became of it. Tracked.
    pub fn outcome(&self) -> Outcome {
        self.outcome.get()
    }
}
