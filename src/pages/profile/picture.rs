//! The picture: upload and removal.

use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, File, SubmitEvent};

use crate::boot::AvatarRules;
use crate::components::button::{Button, Tone};
use crate::components::card::Card;
use crate::components::picture::Picture;
use crate::components::status::Status;
use crate::forms::submit::Outcome;
use crate::hooks::use_id::use_id;
use crate::state::{ApiError, ErrorKind, State};
use crate::words::{common, error, profile};

/// The picture, the form that replaces it and the button that removes it.
#[component]
pub fn PictureCard() -> impl IntoView {
    let user = State::expect().user;
    let name = Memo::new({
        let user = user.clone();
        move |_| {
            user.human()
                .and_then(|human| human.full_name().or(human.email))
                .unwrap_or_default()
        }
    });
    let src = Signal::derive(move || user.avatar());
    let input = NodeRef::<html::Input>::new();
    view! {
        <Card title=profile::PICTURE>
            <div class="picture-row">
                <Picture src name alt=profile::YOUR_PICTURE alt_initials=profile::NO_PICTURE large=true />
                <div class="picture-forms">
                    <Upload input />
                    <Remove input />
                </div>
            </div>
        </Card>
    }
}

/// What is being sent, and the way to give it up.
type Sending = SendWrapper<(File, AbortController)>;

#[component]
fn Upload(input: NodeRef<html::Input>) -> impl IntoView {
    let State { user, boot, .. } = State::expect();
    let rules = boot.avatar.clone();
    let (hint, accept) = (
        profile::picture_hint(&rules.types, rules.max_bytes),
        rules.types.join(","),
    );
    let problem = RwSignal::new(None::<String>);
    let controller = StoredValue::new(None::<SendWrapper<AbortController>>);
    let upload = Action::new_unsync(move |sending: &Sending| {
        let (user, sending) = (user.clone(), sending.clone());
        async move {
            let (file, controller) = &*sending;
            let result = user.upload_avatar(file, &controller.signal()).await;
            if let (Ok(()), Some(Some(input))) = (&result, input.try_get_untracked()) {
                input.set_value("");
            }
            result
        }
    });
    let outcome = Outcome::of(
        upload,
        profile::UPLOADING,
        |()| Some(profile::UPLOADED.into()),
        |reason: &ApiError| {
            let cancelled = reason.kind == ErrorKind::Aborted;
            Some(crate::forms::submit::Failure {
                message: if cancelled {
                    profile::CANCELLED.into()
                } else {
                    said(reason)
                },
                ..error::failure(reason)
            })
        },
    );
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let file = input
            .get_untracked()
            .and_then(|input| input.files())
            .and_then(|files| files.get(0));
        let refusal = file
            .as_ref()
            .map_or(Some(profile::PICTURE_MISSING.into()), |file| refuse(file, &rules));
        problem.set(refusal.clone());
        if let (None, Some(file), Ok(abort)) = (refusal, file, AbortController::new()) {
            controller.set_value(Some(SendWrapper::new(abort.clone())));
            upload.dispatch(SendWrapper::new((file, abort)));
        } else if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let cancel = move |()| {
        controller
            .with_value(|controller| controller.as_ref().map(|controller| controller.abort()))
            .unwrap_or_default()
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
                <span class="field-error" id=format!("{id}-error")>{problem}</span>
            </div>
            <div class="form-actions">
                <Button label=profile::UPLOAD_PICTURE submit=true pending=upload.pending() tone=Tone::Secondary />
                <Show when=move || upload.pending().get()>
                    <progress class="progress" aria-label=profile::UPLOADING></progress>
                    <Button label=common::CANCEL on_press=cancel />
                </Show>
                <Status outcome />
            </div>
        </form>
    }
}

#[component]
fn Remove(input: NodeRef<html::Input>) -> impl IntoView {
    let user = State::expect().user;
    let has_picture = {
        let user = user.clone();
        Memo::new(move |_| user.avatar().is_some())
    };
    let remove = Action::new_unsync(move |_: &()| {
        let user = user.clone();
        async move {
            let result = user.remove_avatar().await;
            // The button is gone with the picture, and the focus must not fall to the top of the page.
            if let (Ok(true), Some(Some(input))) = (&result, input.try_get_untracked()) {
                let _ = input.focus();
            }
            result
        }
    });
    let outcome = Outcome::of(
        remove,
        profile::REMOVING,
        |gone: &bool| {
            Some(
                if *gone {
                    profile::REMOVED
                } else {
                    profile::REMOVAL_PENDING
                }
                .into(),
            )
        },
        |reason: &ApiError| Some(error::failure(reason)),
    );
    view! {
        <div class="form-actions">
            <Show when=move || has_picture.get()>
                <Button
                    label=profile::REMOVE_PICTURE
                    pending=remove.pending()
                    on_press=move |()| {
                        remove.dispatch(());
                    }
                />
            </Show>
            <Status outcome />
        </div>
    }
}

/// Why a file is not worth sending. Its type is what the browser makes of its name; the service looks inside.
fn refuse(file: &File, rules: &AvatarRules) -> Option<String> {
    let (size, kind) = (file.size() as u64, file.type_());
    match rules.max_bytes {
        Some(max) if size > max => Some(profile::picture_too_large(size, max)),
        _ if !kind.is_empty() && !rules.types.contains(&kind) => Some(profile::PICTURE_TYPE.into()),
        _ => None,
    }
}

/// The service's words about the one part of the request.
fn said(reason: &ApiError) -> String {
    reason
        .field("file")
        .map_or_else(|| error::explain(reason), str::to_owned)
}
