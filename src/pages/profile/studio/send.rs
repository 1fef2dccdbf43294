//! Makes the picture and sends it.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::AbortController;

use crate::boot::AvatarRules;
use crate::components::button::{Button, Tone};
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::{Outcome, Task};
use crate::language::{Message, localize};
use crate::messages::picture::{UPLOAD_PENDING, explain_upload};
use crate::messages::{common, error, profile, studio as texts};
use crate::pages::profile::choose::Studio;
use crate::pages::profile::replaced::replaced;
use crate::pages::profile::studio::cropping::Cropping;
use crate::picture::canvas::{Encoded, Photo, encode};
use crate::picture::crop::Crop;
use crate::state::picture::PreviousAvatar;
use crate::state::{ApiError, ErrorKind, State};

/// What ends the upload that is under way.
#[derive(Clone, Copy)]
pub(super) struct Sending(StoredValue<Option<SendWrapper<AbortController>>>);

impl Default for Sending {
    fn default() -> Self {
        Sending(StoredValue::new(None))
    }
}

impl Sending {
    /// Aborts the upload. Returns whether there is one.
    pub(super) fn abort(self) -> bool {
        self.end().map(|controller| controller.abort()).is_some()
    }

    /// There is no upload any more.
    fn end(self) -> Option<SendWrapper<AbortController>> {
        self.0.try_update_value(Option::take).flatten()
    }
}

/// The button that sends, how far that is, and what has become of it. A failure keeps the crop.
pub(super) fn upload(studio: Studio, sending: Sending, cropping: Cropping, task: Task) -> impl IntoView {
    let State { user, boot, .. } = State::expect();
    let rules = boot.avatar.clone();
    let press = Callback::new(move |()| {
        let (Some(photo), Ok(abort)) = (untrack(|| cropping.photo()), AbortController::new()) else { return };
        sending.0.set_value(Some(SendWrapper::new(abort.clone())));
        let (user, rules, crop) = (user.clone(), rules.clone(), cropping.crop.get_untracked());
        task.run(profile::UPLOADING, async move {
            let made = make(&photo, &crop, &rules).await;
            let sent = match made {
                Ok(Encoded { blob, format }) => {
                    user.upload_avatar(&blob, format.file_name(), &abort.signal()).await
                }
                Err(message) => {
                    sending.end();
                    return Outcome::failed(message);
                }
            };
            sending.end();
            let outcome = |previous: PreviousAvatar| {
                let done = if previous.is_replaced() { profile::UPLOADED } else { UPLOAD_PENDING };
                replaced(user, previous, done)
            };
            conclude(studio, sent.map(outcome))
        });
    });
    let busy = task.pending();
    let label =
        localize(move || if task.outcome().failed { common::TRY_AGAIN } else { profile::UPLOAD_PICTURE });
    view! {
        <Show on=busy>
            <progress class="progress" aria-label=profile::UPLOADING></progress>
        </Show>
        <Button
            label=label
            tone=Tone::Primary
            pending=busy
            disabled=Signal::derive(move || cropping.photo().is_none())
            on_press=press
        />
        <Status task own_progress=true />
    }
}

/// Closes the studio where that is the end of it. Returns what is to be said in the studio; the rest is said in the card.
fn conclude(studio: Studio, sent: Result<Outcome, ApiError>) -> Outcome {
    let is_open = studio.open.try_get_untracked() == Some(true);
    let (outcome, is_end) = match sent {
        Ok(outcome) => (outcome, true),
        Err(reason) if reason.kind == ErrorKind::Aborted => (Outcome::done(profile::CANCELLED), !is_open),
        // The card says it in the place of the control.
        Err(reason) if matches!(reason.kind, ErrorKind::NotOffered(_)) => (Outcome::silent(), true),
        Err(reason) => (Outcome { message: explain_upload(&reason), ..error::failure(&reason) }, !is_open),
    };
    if !is_end {
        return outcome;
    }
    studio.open.try_set(false);
    studio.upload.announce(outcome);
    Outcome::silent()
}

/// The picture in a type and size that the service takes.
async fn make(photo: &Photo, crop: &Crop, rules: &AvatarRules) -> Result<Encoded, Message> {
    let accepts = |kind: &str| rules.accepts(kind, "");
    let made = encode(photo, crop, accepts, rules.max_bytes).await;
    made.ok().flatten().ok_or_else(|| texts::unfit(profile::accepted(rules)))
}
