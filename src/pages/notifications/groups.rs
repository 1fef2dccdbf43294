//! What really reaches the person, and the boxes that switch a whole channel.

use crate::language::localize;
use leptos::prelude::*;
use wire::Object;
use wire::notifications::offered;

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
use crate::state::notifications::switch_all;

/// The sentence above the table. Mail is sent only where the settings allow it, whatever the table says.
#[component]
pub fn Reaching(
    /// The channels, by name.
    channels: Memo<Vec<String>>,
) -> impl IntoView {
    let state = State::expect();
    let preferences = state.notifications.clone();
    let settings = state.href(Page::Settings);
    let muted = Memo::new(move |_| {
        state.sends_mail() == Some(false)
            && channels.with(|channels| channels.iter().any(|name| name == "email"))
    });
    let sentence = localize(move || {
        let doc = preferences.document().unwrap_or_default();
        let count = |channel: &String| {
            let (on, of) = reached(&doc, channel);
            let silent = muted.get() && channel == "email";
            (channel.clone(), if silent { 0 } else { on }, of)
        };
        let counts: Vec<_> = channels.with(|channels| channels.iter().map(count).collect());
        notifications::reaching(&counts)
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
    /// The channels, by name.
    channels: Memo<Vec<String>>,
) -> impl IntoView {
    let state = State::expect().notifications;
    let task = Task::default();
    let group = move |channel: String| {
        let state = state.clone();
        let (named, changed) = (channel.clone(), channel.clone());
        let shown = state.clone();
        let share = Memo::new(move |_| reached(&shown.document().unwrap_or_default(), &named));
        let change = move |on: bool| {
            let seen = untrack(|| state.document()).unwrap_or_default();
            task.run(common::SAVING, save(&state, switch_all(&seen, &changed, on), &[]));
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

/// How many of a channel's events reach the person, and how many it offers.
fn reached(doc: &Object, channel: &str) -> (usize, usize) {
    let offered = offered(doc, channel);
    (offered.iter().filter(|(_, on)| *on).count(), offered.len())
}
