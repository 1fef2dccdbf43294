//! The picture: how to choose another one, and its removal.

use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::deferred::deferred;
use crate::components::picture::Picture;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::{Offer, Outcome, Task};
use crate::hooks::use_id::use_id;
use crate::language::Message;
use crate::messages::{common, error, profile, saved};
use crate::offered::Offered;
use crate::pages::profile::choose::{STUDIO, Studio, allow_drop};
use crate::state::picture::PreviousAvatar;
use crate::state::user::UserStore;
use crate::state::{Feature, State};

/// The picture, the control that opens the studio for another one, and the button that removes it.
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
    let known = user.clone();
    let (src, id) = (Signal::derive(move || user.avatar_src()), Signal::derive(move || known.id()));
    let (upload, remove) = (Task::default(), Task::default());
    let input = NodeRef::new();
    let studio = Studio {
        open: RwSignal::new(false),
        wanted: RwSignal::new(false),
        file: StoredValue::new(None),
        input,
        upload,
        removal: remove,
    };
    let listener = window_event_listener_untyped("paste", move |event| studio.paste(&event));
    on_cleanup(move || listener.remove());
    view! {
        <Card
            title=profile::PICTURE
            on:dragover=move |event| allow_drop(&event)
            on:drop=move |event| studio.drop(&event)
        >
            <div class="picture-row">
                <Picture src name id alt=profile::YOUR_PICTURE alt_initials=profile::NO_PICTURE large=true />
                <div class="picture-forms">
                    <Offered feature=Feature::PictureChange>
                        <Choose studio />
                    </Offered>
                    <Offered feature=Feature::PictureRemoval>
                        <Remove input upload remove />
                    </Offered>
                </div>
            </div>
            <Show on=studio.wanted>{deferred(&STUDIO, 2, move |view| view(studio))}</Show>
        </Card>
    }
}

/// One control: the input covers the button that it looks like, so that it is found, focused and pressed as what it is.
#[component]
fn Choose(studio: Studio) -> impl IntoView {
    let id = use_id();
    let hint = format!("{id}-hint");
    view! {
        <div class="form-actions">
            <span class="button choose">
                <label for=id.clone()>{profile::CHOOSE_PICTURE}</label>
                <input
                    id=id
                    type="file"
                    accept="image/*"
                    node_ref=studio.input
                    aria-describedby=hint.clone()
                    on:change=move |_| studio.choose()
                />
            </span>
            <p class="hint" id=hint>{profile::CHOOSE_HINT}</p>
            <Status task=studio.upload />
        </div>
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
