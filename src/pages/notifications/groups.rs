//! What really reaches the person, and the boxes that switch a whole channel.

use crate::language::localize;
use leptos::prelude::*;
use wire::NotificationConfig;

use crate::components::checkbox::Checkbox;
use crate::components::each::each;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::Task;
use crate::hooks::use_id::use_id;
use crate::messages::{common, notifications};
use crate::paths::Page;
use crate::saving::save;
use crate::state::State;

/// The sentence above the table. Mail is sent only where the settings allow it, whatever the table says.
#[component]
pub fn Reaching(
    /// The preferences.
    preferences: Memo<NotificationConfig>,
) -> impl IntoView {
    let state = State::expect();
    let settings = state.href(Page::Settings);
    let muted = Memo::new(move |_| {
        state.sends_mail() == Some(false) && preferences.with(|doc| doc.channels().contains(&"email"))
    });
    let sentence = localize(move || {
        let count = |doc: &NotificationConfig, channel: &str| {
            let offered = doc.offered(channel);
            let silent = muted.get() && channel == "email";
            let on = if silent { 0 } else { offered.iter().filter(|(_, on)| *on).count() };
            (channel.to_owned(), on, offered.len())
        };
        preferences.with(|doc| {
            let channels = doc.channels().into_iter().map(|channel| count(doc, channel));
            notifications::reaching(&channels.collect::<Vec<_>>())
        })
    });
    view! {
        <p>{sentence}</p>
        <Show on=muted>
            <p class="notice">
                {notifications::MAIL_OFF} " " <a href=settings.clone()>{notifications::TO_SETTINGS}</a>
            </p>
        </Show>
    }
}

/// One box for each channel: ticked where all its events reach the person, mixed where some do.
#[component]
pub fn Groups(
    /// The preferences.
    preferences: Memo<NotificationConfig>,
    /// The channels, by name.
    channels: Memo<Vec<String>>,
) -> impl IntoView {
    let state = State::expect().notifications;
    let task = Task::default();
    let group = move |channel: String| {
        let state = state.clone();
        let (named, changed) = (channel.clone(), channel.clone());
        let share = Memo::new(move |_| {
            preferences.with(|doc| {
                let offered = doc.offered(&named);
                (offered.iter().filter(|(_, on)| *on).count(), offered.len())
            })
        });
        let change = move |on: bool| {
            task.run(common::SAVING, save(&state.resource(), state.switch_all(&changed, on), &[]));
        };
        view! {
            <Checkbox
                label=notifications::all(&channel)
                on=Signal::derive(move || share.with(|(on, of)| on == of && *of > 0))
                mixed=Signal::derive(move || share.with(|(on, of)| *on > 0 && on < of))
                on_change=change
            />
        }
        .into_any()
    };
    let id = use_id();
    view! {
        <div class="groups" role="group" aria-labelledby=id.clone()>
            <span class="groups-title" id=id.clone()>{notifications::GROUPS}</span>
            {each(channels, group)}
            <Status task />
        </div>
    }
}
