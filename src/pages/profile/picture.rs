//! The picture: upload and removal.

use crate::language::{Words, say};
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, File, SubmitEvent};

use crate::boot::AvatarRules;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::picture::Picture;
use crate::components::status::Status;
use crate::components::when::When;
use crate::editing::offered::Offered;
use crate::forms::task::{Failure, Offer, Outcome, Task};
use crate::hooks::use_id::use_id;
use crate::state::picture::Former;
use crate::state::user::UserState;
use crate::state::{ApiError, ErrorKind, Feature, State};
use crate::words::{common, error, profile, saved};

/// The picture, the form that replaces it and the button that removes it.
#[component]
pub fn PictureCard() -> impl IntoView {
    let user = State::expect().user;
    let name = Memo::new({
        let user = user.clone();
        move |_| user.human().and_then(|human| human.full_name().or(human.email)).unwrap_or_default()
    });
    let src = Signal::derive(move || user.avatar());
    let input = NodeRef::<html::Input>::new();
    let (upload, remove) = (Task::default(), Task::default());
    view! {
        <Card title=profile::PICTURE>
            <div class="picture-row">
                <Picture src name alt=profile::YOUR_PICTURE alt_initials=profile::NO_PICTURE large=true />
                <div class="picture-forms">
                    <Offered feature=Feature::PictureChange>
                        <Upload input upload remove />
                    </Offered>
                    <Offered feature=Feature::PictureRemoval>
                        <Remove input upload remove />
                    </Offered>
                </div>
            </div>
        </Card>
    }
}

#[component]
fn Upload(input: NodeRef<html::Input>, upload: Task, remove: Task) -> impl IntoView {
    let State { user, boot, .. } = State::expect();
    let rules = boot.avatar.clone();
    let (hint, accept) = (profile::accepted(&rules.types, rules.max_bytes), rules.types.join(","));
    let problem = RwSignal::new(None::<Words>);
    let controller = StoredValue::new(None::<SendWrapper<AbortController>>);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let refusal = file.as_ref().map_or(Some(profile::PICTURE_MISSING), |file| refuse(file, &rules));
        problem.set(refusal.clone());
        if let (None, Some(file), Ok(abort)) = (refusal, file, AbortController::new()) {
            controller.set_value(Some(SendWrapper::new(abort.clone())));
            let user = user.clone();
            remove.say(Outcome::Silent);
            upload.run(profile::UPLOADING, async move {
                match user.upload_avatar(&file, &abort.signal()).await {
                    Ok(former) => {
                        // Another file may have been chosen meanwhile.
                        if let Some(input) = input.try_get_untracked().flatten()
                            && input.files().and_then(|files| files.get(0)).as_ref() == Some(&file)
                        {
                            input.set_value("");
                        }
                        replaced(user, former, profile::UPLOADED)
                    }
                    Err(reason) if reason.kind == ErrorKind::Aborted => Outcome::Done(profile::CANCELLED),
                    Err(reason) => {
                        let failure = Failure { message: said(&reason), ..error::failure(&reason) };
                        error::outcome(&reason, failure)
                    }
                }
            });
        } else if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let cancel = move |()| {
        controller.with_value(|controller| {
            if let Some(controller) = controller {
                controller.abort();
            }
        });
    };
    let id = use_id();
    view! {
        <form class="form" novalidate on:submit=send>
            <div class="field">
                <label for=id.clone()>{profile::CHOOSE_PICTURE}</label>
                <input
                    id=id.clone()
                    class="input"
                    type="file"
                    node_ref=input
                    accept=accept
                    aria-describedby=format!("{id}-error {id}-hint")
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    on:change=move |_| problem.set(None)
                />
                <span class="hint" id=format!("{id}-hint")>{hint}</span>
                <span class="field-error" id=format!("{id}-error")>{say(move || problem.get().unwrap_or_default())}</span>
            </div>
            <div class="form-actions">
                <Button label=profile::UPLOAD_PICTURE submit=true pending=upload.pending() tone=Tone::Secondary />
                <When on=upload.pending()>
                    <progress class="progress" aria-label=profile::UPLOADING></progress>
                    <Button label=common::CANCEL on_press=cancel />
                </When>
                <Status task=upload own_progress=true />
            </div>
        </form>
    }
}

#[component]
fn Remove(input: NodeRef<html::Input>, upload: Task, remove: Task) -> impl IntoView {
    let user = State::expect().user;
    let has_picture = {
        let user = user.clone();
        Memo::new(move |_| user.avatar().is_some())
    };
    let press = move |()| {
        let user = user.clone();
        upload.say(Outcome::Silent);
        remove.run(profile::REMOVING, async move {
            match user.remove_avatar().await {
                Ok((gone, former)) => {
                    // Where the button is gone with the picture, and the focus must not fall to the top of the page.
                    if let Some(Some(input)) = input.try_get_untracked().filter(|_| gone) {
                        let _ = input.focus();
                    }
                    let done = if gone { profile::REMOVED } else { profile::REMOVAL_PENDING };
                    replaced(user, former, done)
                }
                Err(reason) => error::outcome(&reason, error::failure(&reason)),
            }
        });
    };
    let press = Callback::new(press);
    view! {
        <div class="form-actions">
            <When on=has_picture>
                <Button
                    label=profile::REMOVE_PICTURE
                    pending=remove.pending()
                    on_press=press
                />
            </When>
            <Status task=remove />
        </div>
    }
}

/// What is said of a picture that took the place of another, and the way back.
fn replaced(user: UserState, former: Former, done: Words) -> Outcome {
    if !former.is_kept() {
        return Outcome::Done(common::and_then(done, profile::NO_WAY_BACK));
    }
    Outcome::Offering(done, undo(user, former))
}

/// The way back. Where it fails it stays open.
fn undo(user: UserState, former: Former) -> Offer {
    Offer::new(common::UNDO, common::SAVING, move || {
        let (user, former) = (user.clone(), former.clone());
        Box::pin(async move {
            match user.restore_avatar(&former).await {
                Ok(true) => Outcome::Done(common::UNDONE),
                Ok(false) => Outcome::Done(saved::undone_not(profile::PICTURE)),
                Err(reason) => {
                    let failure = error::failure(&reason);
                    Outcome::Failed(Failure { offer: Some(undo(user, former)), ..failure })
                }
            }
        })
    })
}

/// Why a file is not worth sending. Its type is what the browser makes of its name; the service looks inside.
fn refuse(file: &File, rules: &AvatarRules) -> Option<Words> {
    let (size, kind) = (file.size() as u64, file.type_());
    match rules.max_bytes {
        Some(max) if size > max => Some(profile::too_large(size, max)),
        _ if !kind.is_empty() && !rules.types.contains(&kind) => Some(profile::PICTURE_TYPE),
        _ => None,
    }
}

/// The service's words about the one part of the request.
fn said(reason: &ApiError) -> Words {
    reason.field("file").map_or_else(|| error::explain(reason), Words::from)
}
