//! Saves a change of a resource and makes its outcome: what was saved, refused or in conflict, and Undo. The same for the
//! texts of a form and for a switch.

use leptos::prelude::*;

use crate::form::task::{Offer, Outcome, Task, Work};
use crate::language::Message;
use crate::messages::{common, error, saved};
use crate::part;
use crate::part::Missing;
use crate::resource::Resource;
use crate::resource::edit::{Edit, Written, get};

/// Saves an edit, and offers to undo it. `shown` are the keys of the fields that show themselves what the service says of
/// them.
pub fn save(resource: &Resource, edit: Edit, shown: &'static [&'static str]) -> Work {
    let resource = resource.clone();
    Box::pin(async move {
        match SAVE.wait().await {
            Ok(save) => save(resource, edit, shown).await,
            Err(Missing) => Outcome::part_missing(),
        }
    })
}

part! {
    static SAVE: fn(Resource, Edit, &'static [&'static str]) -> Work = load_saving(pages, save_now);
}

fn save_now(resource: Resource, edit: Edit, shown: &'static [&'static str]) -> Work {
    Box::pin(async move {
        match resource.change(edit.clone()).await {
            Ok(written) if !written.conflicts.is_empty() => {
                let conflicting =
                    if matches!(edit, Edit::Ask(_)) { saved::not_yet } else { saved::saved_not };
                let message = conflicting(saved::conflicting(resource.endpoint(), &written));
                Outcome { conflicting: true, ..Outcome::failed(message) }
            }
            Ok(written) => offering(&resource, &edit, common::SAVED, written, common::UNDO),
            Err(reason) => error::form_failure(&reason, shown),
        }
    })
}

/// `done`, what the service did besides, and the way back.
fn offering(resource: &Resource, edit: &Edit, done: Message, written: Written, back: Message) -> Outcome {
    let message = saved::done(resource.endpoint(), done, &written);
    if written.undo.is_empty() {
        return Outcome::done(message);
    }
    Outcome::offering(message, offer(resource, back, edit.with_steps(written.undo)))
}

/// Undo, and then redo. Where it fails it stays on offer.
fn offer(resource: &Resource, label: Message, edit: Edit) -> Offer {
    let (resource, again) = (resource.clone(), label.clone());
    Offer::new(label, common::SAVING, move || {
        let (resource, edit, again) = (resource.clone(), edit.clone(), again.clone());
        Box::pin(async move {
            match resource.change(edit.clone()).await {
                Ok(written) if !written.conflicts.is_empty() => {
                    Outcome::failed(saved::undone_not(saved::conflicting(resource.endpoint(), &written)))
                }
                Ok(written) if again == common::UNDO => {
                    offering(&resource, &edit, common::UNDONE, written, common::REDO)
                }
                Ok(written) => offering(&resource, &edit, common::SAVED, written, common::UNDO),
                Err(reason) => {
                    let offer = Some(offer(&resource, again, edit));
                    Outcome { offer, ..error::failure(&reason) }
                }
            }
        })
    })
}

/// What a switch does with the value at `path`. Where the value is gone afterwards, the switch is too, so `gone` announces
/// the outcome.
pub fn switching(resource: &Resource, path: Vec<String>, task: Task, gone: Option<Task>) -> Callback<bool> {
    let resource = resource.clone();
    Callback::new(move |on: bool| {
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        let saved = save(&resource, resource.switch(&keys, on), &[]);
        let (resource, path) = (resource.clone(), path.clone());
        task.run(common::SAVING, async move {
            let outcome = saved.await;
            let is_gone = || untrack(|| resource.document()).is_none_or(|doc| get(&doc, &path).is_none());
            match gone.filter(|_| is_gone()) {
                Some(gone) => {
                    gone.announce(outcome);
                    Outcome::silent()
                }
                None => outcome,
            }
        });
    })
}
