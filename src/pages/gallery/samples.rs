//! Tasks and failures that several cards show.

use crate::form::task::{Outcome, Task};
use crate::language::Message;

/// A task that never ends.
pub(super) fn working() -> Task {
    let task = Task::default();
    task.run("Saving…", std::future::pending());
    task
}

/// A task that has ended.
pub(super) fn ended(outcome: Outcome) -> Task {
    let task = Task::default();
    task.run("Saving…", std::future::ready(outcome));
    task
}

/// A failure with details and a link to support.
pub(super) fn failure() -> Outcome {
    Outcome {
        message: "The service has a problem. Try again in a moment.".into(),
        details: Some(("Details for support".into(), "error 500\nRequest id: r-42".into())),
        support: Some("Contact support".into()),
        ..Outcome::failed(Message::NOTHING)
    }
}
