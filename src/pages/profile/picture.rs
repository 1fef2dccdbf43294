//! The picture: upload and removal.

use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, SubmitEvent};

use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::picture::Picture;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::{Offer, Outcome, Task};
use crate::hooks::use_id::use_id;
use crate::language::{Message, localize};
use crate::messages::picture::{UPLOAD_PENDING, explain_upload};
use crate::messages::{common, error, profile, saved};
use crate::offered::Offered;
use crate::pages::profile::picture_file::{allow_drop, choose_dropped, clear, read, validate};
use crate::state::picture::PreviousAvatar;
use crate::state::user::UserStore;
use crate::state::{ErrorKind, Feature, State};

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
            on:dragover=move |event| allow_drop(&event)
            on:drop=move |event| { let _ = choose_dropped(input, &event); }
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
        let mistake = file.as_ref().map_or(Some(profile::PICTURE_MISSING), |file| validate(file, &rules));
        problem.set(mistake.clone());
        if let (None, Some(file), Ok(abort)) = (mistake, file, AbortController::new()) {
            controller.set_value(Some(SendWrapper::new(abort.clone())));
            let user = user.clone();
            remove.announce(Outcome::silent());
            upload.run(profile::UPLOADING, async move {
                let picture = match read(&file).await {
                    Ok(picture) => picture,
                    Err(mistake) => {
                        // An empty input fires `change` when the person chooses the same file again.
                        if let Some(input) = clear(input, &file) {
                            problem.try_set(Some(mistake));
                            let _ = input.focus();
                        }
                        return Outcome::silent();
                    }
                };
                match user.upload_avatar(&picture, &file.name(), &abort.signal()).await {
                    Ok(previous) => {
                        clear(input, &file);
                        let done = if previous.is_replaced() { profile::UPLOADED } else { UPLOAD_PENDING };
                        replaced(user, previous, done)
                    }
                    Err(reason) if reason.kind == ErrorKind::Aborted => Outcome::done(profile::CANCELLED),
                    Err(reason) => {
                        let failure = Outcome { message: explain_upload(&reason), ..error::failure(&reason) };
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
        upload.announce(Outcome::silent());
        remove.run(profile::REMOVING, async move {
            match user.remove_avatar().await {
                Ok((is_removed, previous)) => {
                    // The button disappears with the picture, and the focus must not fall back to the top of the page.
                    if let Some(Some(input)) = input.try_get_untracked().filter(|_| is_removed) {
                        let _ = input.focus();
                    }
                    let done = if is_removed { profile::REMOVED } else { profile::REMOVAL_PENDING };
                    replaced(user, previous, done)
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

/// The outcome of a new picture: `done`, and an offer to undo it where that has happened and the previous picture is still
/// known.
fn replaced(user: UserStore, previous: PreviousAvatar, done: Message) -> Outcome {
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
