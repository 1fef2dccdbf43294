//! The picture: how to choose another one, and its removal.

use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::deferred::deferred;
use crate::components::picture::Picture;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::{Outcome, Task};
use crate::hooks::use_id::use_id;
use crate::messages::{error, profile};
use crate::offered::Offered;
use crate::pages::profile::choose::{Studio, allow_drop};
use crate::pages::profile::replaced::replaced;
use crate::part;
use crate::state::{Feature, State};

part! {
    /// Draws the studio.
    static STUDIO: fn(Studio) -> AnyView = load_studio(studio, crate::pages::profile::studio::view);
}

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
            <Show on=studio.wanted>{
                STUDIO.load();
                deferred(&STUDIO, 2, move |view| view(studio))
            }</Show>
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
