//! What is said of a picture that took the place of another one, and Undo.

use crate::form::task::{Offer, Outcome};
use crate::language::Message;
use crate::messages::{common, error, profile, saved};
use crate::state::picture::PreviousAvatar;
use crate::state::user::UserStore;

/// The outcome of a new picture: `done`, and an offer to undo it where that has happened and the previous picture is still
/// known.
pub(super) fn replaced(user: UserStore, previous: PreviousAvatar, done: Message) -> Outcome {
    if !previous.is_replaced() {
        return Outcome::done(done);
    }
    if !previous.is_restorable() {
        return Outcome::done(common::and_then(done, profile::NO_WAY_BACK));
    }
    Outcome::offering(done, undo(user, previous))
}

/// The offer to undo it. It remains after a failure.
fn undo(user: UserStore, previous: PreviousAvatar) -> Offer {
    Offer::new(common::UNDO, common::SAVING, move || {
        let (user, previous) = (user.clone(), previous.clone());
        Box::pin(async move {
            match user.restore_avatar(&previous).await {
                Ok(true) => Outcome::done(common::UNDONE),
                Ok(false) => Outcome::done(saved::undone_not(profile::PICTURE)),
                Err(reason) => {
                    let failure = error::failure(&reason);
                    Outcome { offer: Some(undo(user, previous)), ..failure }
                }
            }
        })
    })
}
