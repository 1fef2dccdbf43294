//! What really reaches the person, and the boxes that switch a whole channel.

use crate::language::{Message, localize};
use leptos::prelude::*;

use crate::components::checkbox::Checkbox;
use crate::components::each::each;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::Task;
use crate::hooks::use_id::use_id;
use crate::messages::{common, notifications};
use crate::paths::Page;
use crate::resource::Resource;
use crate::saving::save;
use crate::state::State;
use crate::state::notifications::{reached, switch_all};

/// The sentence above the table. Mail is sent only where the settings allow it, whatever the table says.
#[component]
pub fn Reaching(
    /// The channels, by name.
    channels: Memo<Vec<String>>,
    /// The events, by name.
    events: Memo<Vec<String>>,
) -> impl IntoView {
    let state = State::expect();
    let preferences = state.notifications.clone();
    let linked = state.clone();
    let muted = Memo::new(move |_| {
        state.sends_mail() == Some(false)
            && channels.with(|channels| channels.iter().any(|name| name == "email"))
    });
    let sentence = localize(move || {
        let doc = preferences.document().unwrap_or_default();
        let count = |channel: &String| {
            let (on, of) = events.with(|events| reached(&doc, channel, events));
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
                {notifications::MAIL_OFF}
                " "
                {
                    let linked = linked.clone();
                    move || {
                        let href = linked.offers(Page::Settings).then(|| linked.href(Page::Settings))?;
                        Some(view! { <a href=href>{notifications::TO_SETTINGS}</a> })
                    }
                }
            </p>
        </Show>
    }
}

/// One box for each channel: ticked where all its events reach the person, mixed where some do.
#[component]
pub fn Groups(
    /// The channels, by name.
    channels: Memo<Vec<String>>,
    /// The events, by name.
    events: Memo<Vec<String>>,
) -> impl IntoView {
    let resource = State::expect().notifications;
    let task = Task::default();
    let group = move |channel: String| {
        let label = notifications::all(&channel);
        view! { <Group label channel events resource=resource.clone() task /> }.into_any()
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

/// The box that switches `events` of a channel.
#[component]
pub fn Group(
    /// The label.
    label: Message,
    /// The channel.
    channel: String,
    /// The events, by name.
    events: Memo<Vec<String>>,
    /// The preferences.
    resource: Resource,
    /// The last change.
    #[prop(default = Task::default())]
    task: Task,
    /// Whether it stands in the table, with a line of its own for the status.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let (shown, named) = (resource.clone(), channel.clone());
    let share = Memo::new(move |_| {
        let doc = shown.document().unwrap_or_default();
        events.with(|events| reached(&doc, &named, events))
    });
    let change = move |on: bool| {
        let seen = untrack(|| resource.document()).unwrap_or_default();
        let edit = events.with_untracked(|events| switch_all(&seen, &channel, events, on));
        task.run(common::SAVING, save(&resource, edit, &[]));
    };
    let on = Signal::derive(move || share.with(|(on, of)| on == of && *of > 0));
    let mixed = Signal::derive(move || share.with(|(on, of)| *on > 0 && on < of));
    let checkbox = view! { <Checkbox label label_hidden=compact on mixed on_change=change /> };
    if !compact {
        return checkbox.into_any();
    }
    view! {
        <div class="switch-row compact">
            {checkbox} <div class="switch-text">
                <Status task />
            </div>
        </div>
    }
    .into_any()
}
