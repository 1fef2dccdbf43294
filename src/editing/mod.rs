//! Saving what a person edits: where fields and documents meet. Pages say which keys there are and how they are called;
//! what becomes of a save, the way back and the question of yours or theirs are the same everywhere.
//!
//! In reading order: saving one edit (here), [`text`] (a field of a document) with [`list`] (where it is a list), [`texts`]
//! (a form of them), [`actions`] (how that form ends), [`offered`] (what the service may turn out not to have).

pub mod actions;
pub mod list;
pub mod offered;
pub mod text;
pub mod texts;

use crate::forms::task::{Failure, Offer, Outcome, Task};
use crate::language::Message;
use crate::messages::{common, error, saved};
use crate::resource::edit::{Edit, Path, Written};
use crate::state::{ApiError, Resource};

/// A document that pages save edits of: how, and what its keys are called.
#[derive(Clone)]
pub struct Saver {
    /// Saves.
    pub save: Resource,
    /// What a person knows the value at a path by.
    pub name: fn(&Path) -> Message,
    /// What is said where the service keeps something else than was sent.
    pub kept: fn(&Written) -> Message,
}

impl Saver {
    /// Saves an edit as a task, and offers to undo it.
    pub fn run(&self, task: Task, edit: Edit) {
        let saver = self.clone();
        task.run(common::SAVING, async move {
            let result = saver.save.change(edit).await;
            saver.outcome(result)
        });
    }

    /// What became of a save.
    pub fn outcome(&self, result: Result<Written, ApiError>) -> Outcome {
        match result {
            Ok(written) if !written.conflicts.is_empty() => {
                let message = saved::not_saved(&written, self.name);
                Outcome::Failed(Failure { message, ..Failure::default() })
            }
            Ok(written) => self.offering(common::SAVED, written, common::UNDO),
            Err(reason) => Outcome::Failed(error::failure(&reason)),
        }
    }

    /// `done`, what the service says to it, and the way back.
    fn offering(&self, done: Message, mut written: Written, back: Message) -> Outcome {
        let undo = written.undo.take();
        let said = saved::done(done, &written, self.name, self.kept);
        match undo {
            Some(edit) => Outcome::Offering(said, self.offer(back, edit)),
            None => Outcome::Done(said),
        }
    }

    /// The way back, and then the way forth again. Where it fails it stays open.
    fn offer(&self, label: Message, edit: Edit) -> Offer {
        let (saver, again) = (self.clone(), label.clone());
        Offer::new(label, common::SAVING, move || {
            let (saver, edit, again) = (saver.clone(), edit.clone(), again.clone());
            Box::pin(async move {
                match saver.save.change(edit.clone()).await {
                    Ok(written) if !written.conflicts.is_empty() => {
                        let message = saved::not_undone(&written, saver.name);
                        Outcome::Failed(Failure { message, ..Failure::default() })
                    }
                    Ok(written) if again == common::UNDO => {
                        saver.offering(common::UNDONE, written, common::REDO)
                    }
                    Ok(written) => saver.offering(common::SAVED, written, common::UNDO),
                    Err(reason) => {
                        let offer = Some(saver.offer(again, edit));
                        Outcome::Failed(Failure { offer, ..error::failure(&reason) })
                    }
                }
            })
        })
    }
}
