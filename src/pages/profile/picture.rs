//! The picture: upload and removal.

use crate::language::{Message, localize};
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, SubmitEvent};

use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::picture::Picture;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::editing::offered::Offered;
use crate::forms::task::{Failure, Offer, Outcome, Task};
use crate::hooks::use_id::use_id;
use crate::messages::{common, error, profile, saved};
use crate::pages::profile::picture_file::{allow, clear, read, refuse, take};
use crate::state::picture::PreviousAvatar;
use crate::state::user::UserStore;
use crate::state::{ApiError, ErrorKind, Feature, State};

/// The picture, the form that replaces it and the button that removes it.
#[component]
pub fn PictureCard() -> impl IntoView {
    let user = State::expect().user;
    let name = Memo::new({
        let user = user.clone();
        move |_| {
            user.human()
                .and_then(|human| human.full_name().or_else(|| human.email.clone()))
                .unwrap_or_default()
        }
    });
    let src = Signal::derive(move || user.avatar_src());
    let input = NodeRef::<html::Input>::new();
    let (upload, remove) = (Task::default(), Task::default());
    view! {
        <Card
            title=profile::PICTURE
            on:dragover=move |event| allow(&event)
            on:drop=move |event| { let _ = take(input, &event); }
        >
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
    let (hint, accept) = (profile::accepted(&rules), rules.accept());
    let problem = RwSignal::new(None::<Message>);
    let controller = StoredValue::new(None::<SendWrapper<AbortController>>);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let refusal = file.as_ref().map_or(Some(profile::PICTURE_MISSING), |file| refuse(file, &rules));
        problem.set(refusal.clone());
        if let (None, Some(file), Ok(abort)) = (refusal, file, AbortController::new()) {
            controller.set_value(Some(SendWrapper::new(abort.clone())));
            let user = user.clone();
            remove.announce(Outcome::Silent);
            upload.run(profile::UPLOADING, async move {
                let picture = match read(&file).await {
                    Ok(picture) => picture,
                    Err(said) => {
                        // Empty, so that choosing the same file again is heard.
                        if let Some(input) = clear(input, &file) {
                            problem.try_set(Some(said));
                            let _ = input.focus();
                        }
                        return Outcome::Silent;
                    }
                };
                match user.upload_avatar(&picture, &file.name(), &abort.signal()).await {
                    Ok(former) => {
                        clear(input, &file);
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
                <span class="field-error" id=format!("{id}-error")>{localize(move || problem.get().unwrap_or_default())}</span>
            </div>
            <div class="form-actions">
                <Button label=profile::UPLOAD_PICTURE submit=true pending=upload.pending() tone=Tone::Secondary />
                <Show on=upload.pending()>
                    <progress class="progress" aria-label=profile::UPLOADING></progress>
                    <Button label=common::CANCEL on_press=cancel />
                </Show>
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
        upload.announce(Outcome::Silent);
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
            <Show on=has_picture>
                <Button
                    label=profile::REMOVE_PICTURE
                    pending=remove.pending()
                    on_press=press
                />
            </Show>
            <Status task=remove />
        </div>
    }
}

/// What is said of a picture that took the place of another, and the way back.
fn replaced(user: UserStore, former: PreviousAvatar, done: Message) -> Outcome {
    if !former.is_kept() {
        return Outcome::Done(common::and_then(done, profile::NO_WAY_BACK));
    }
    Outcome::Offering(done, undo(user, former))
}

/// The way back. Where it fails it stays open.
fn undo(user: UserStore, former: PreviousAvatar) -> Offer {
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

/// The service's words about the one part of the request.
fn said(reason: &ApiError) -> Message {
    reason.field("file").map_or_else(|| error::explain(reason), Message::from)
}
