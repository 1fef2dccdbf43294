//! The content of the studio, new for each photo.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

use crate::components::button::{Button, Tone};
use crate::components::show::Show;
use crate::form::task::Task;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_timer::use_timer;
use crate::language::{Localized, Message, localize};
use crate::messages::{common, picture, studio as texts};
use crate::pages::profile::choose::Studio;
use crate::pages::profile::studio::controls::controls;
use crate::pages::profile::studio::cropping::{Cropping, Stage};
use crate::pages::profile::studio::frame::frame;
use crate::pages::profile::studio::previews::previews;
use crate::pages::profile::studio::send::{Sending, upload};
use crate::picture::canvas;
use crate::picture::crop::Crop;

/// How long the square rests before a screen reader is told where it is.
const REST: Duration = Duration::from_millis(600);

/// Photo, controls and previews, or what is wrong with the file; and the buttons.
pub(super) fn content(studio: Studio, sending: Sending) -> impl IntoView {
    let task = Task::default();
    let stage = RwSignal::new(Stage::Reading);
    let fixed = Signal::derive(move || {
        task.working().is_some() || stage.with(|stage| !matches!(stage, Stage::Ready(..)))
    });
    let cropping = Cropping { stage, crop: RwSignal::new(Crop::default()), fixed };
    read(studio, cropping);
    let failed = Signal::derive(move || stage.with(|stage| matches!(stage, Stage::Failed(_))));
    let works = Signal::derive(move || !failed.get());
    let cancel = move |()| {
        if !sending.abort() {
            studio.open.set(false);
        }
    };
    let another = Callback::new(move |()| {
        studio.open.set(false);
        if let Some(input) = studio.input.get_untracked() {
            input.click();
        }
    });
    let note = localize(move || match stage.get() {
        Stage::Ready(_, true) => picture::ANIMATED,
        _ => Message::NOTHING,
    });
    view! {
        <div class="studio">
            <Show on=failed>
                <Failure stage />
            </Show>
            <Show on=works>
                <div class="studio-columns">
                    {frame(cropping)}
                    {controls(cropping)}
                    {previews(cropping)}
                </div>
                <p class="hint" role="status">{note}</p>
                <p class="hint">{texts::PRIVACY}</p>
                <p class="visually-hidden" role="status">{place_at_rest(cropping)}</p>
            </Show>
            <div class="form-actions">
                <Button label=common::CANCEL on_press=cancel />
                <Show on=failed>
                    <Button label=texts::ANOTHER tone=Tone::Primary on_press=another />
                </Show>
                <Show on=works>
                    {upload(studio, sending, cropping, task)}
                </Show>
            </div>
        </div>
    }
}

/// Reads the chosen file. The studio may be closed before that is done.
fn read(studio: Studio, cropping: Cropping) {
    let Some(file) = studio.file.get_value() else { return };
    spawn_local(async move {
        let read = match canvas::open(&file).await {
            Ok((photo, is_animated)) => {
                let (width, height) = photo.size();
                cropping.crop.try_set(Crop::new(width, height));
                Stage::Ready(SendWrapper::new(photo.into()), is_animated)
            }
            Err(problem) => Stage::Failed(problem.message()),
        };
        cropping.stage.try_set(read);
    });
}

/// What is wrong with the file. It takes the focus, which the photo had.
#[component]
fn Failure(stage: RwSignal<Stage>) -> impl IntoView {
    let line = NodeRef::<html::P>::new();
    use_effect(move || {
        if let Some(line) = line.get() {
            let _ = line.focus();
        }
    });
    let message = localize(move || match stage.get() {
        Stage::Failed(message) => message,
        _ => Message::NOTHING,
    });
    view! {
        <div class="status-error" role="alert">
            <p tabindex="-1" node_ref=line>{message}</p>
        </div>
    }
}

/// Where the square is, once it has come to rest.
fn place_at_rest(cropping: Cropping) -> Localized {
    let place = RwSignal::new(Message::NOTHING);
    let timer = use_timer();
    use_effect(move || {
        let crop = cropping.crop.get();
        timer.stop();
        if cropping.photo().is_some() {
            timer.start(REST, move || place.set(texts::place(&crop)));
        }
    });
    localize(move || place.get())
}
