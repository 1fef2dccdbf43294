//! `/notifications`: which event reaches the person by which channel, made from what the service returned.

use leptos::prelude::*;
use serde_json::Value;
use wire::Object;

use crate::components::card::Card;
use crate::components::each::each;
use crate::components::heading::Heading;
use crate::components::loadable::Loadable;
use crate::components::status::Status;
use crate::components::switch::Switch;
use crate::form::task::Task;
use crate::hooks::use_load::use_load;
use crate::messages::{common, error, notifications, pages};
use crate::paths::Page;
use crate::saving::switching;
use crate::state::State;

pub mod groups;

use groups::{Groups, Reaching};

/// The page.
#[component]
pub fn Notifications() -> impl IntoView {
    let preferences = State::expect().notifications;
    let load = use_load({
        let preferences = preferences.clone();
        move |abort| {
            let preferences = preferences.clone();
            async move { preferences.load(abort.as_ref()).await }
        }
    });
    let error::LoadingState { ready, failure, not_offered } = error::loading_state(Some(preferences));
    view! {
        <Heading text=pages::title(Page::Notifications) />
        <p class="page-intro">{notifications::INTRO}</p>
        <Loadable ready failure not_offered on_retry=load>
            <Matrix />
        </Loadable>
    }
}

/// A real table: events are rows, channels are columns.
#[component]
fn Matrix() -> impl IntoView {
    let preferences = State::expect().notifications;
    // Rows and columns by name, so that a switched cell changes no row, and a new channel takes no switch its focus.
    let names = |read: fn(&Object) -> Vec<&str>| {
        let preferences = preferences.clone();
        Memo::new(move |_| {
            let doc = preferences.document().unwrap_or_default();
            read(&doc).into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let channels = names(wire::notifications::channels);
    let events = names(wire::notifications::events);
    // What a switch has to say whose column goes away with it.
    let gone = Task::default();
    let row = move |event: String| {
        let name = notifications::event(&event);
        let cell = move |channel: String| {
            view! {
                <td>
                    <Cell channel event=event.clone() gone />
                </td>
            }
            .into_any()
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {each(channels, cell)}
            </tr>
        }
        .into_any()
    };
    let column =
        |channel: String| view! { <th scope="col">{notifications::channel(&channel)}</th> }.into_any();
    let empty = Memo::new(move |_| events.with(Vec::is_empty));
    let table = move || {
        if empty.get() {
            return view! { <p>{notifications::NONE}</p> }.into_any();
        }
        view! {
            <Reaching channels />
            <Groups channels />
            <div class="table-scroll">
                <table class="matrix">
                    <caption class="visually-hidden">{notifications::TABLE}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{notifications::EVENT}</th>
                            {each(channels, column)}
                        </tr>
                    </thead>
                    <tbody>{each(events, row)}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <Card title=notifications::TABLE>
            {table}
            <Status task=gone />
        </Card>
    }
}

/// One switch of the matrix, or a dash where the channel does not offer the event.
#[component]
fn Cell(channel: String, event: String, gone: Task) -> impl IntoView {
    let preferences = State::expect().notifications;
    let label = notifications::switch(&event, &channel);
    let value = preferences.key(&[&channel, &event]);
    let task = Task::default();
    // Where the cell is gone, the line below the table announces it.
    let change = switching(&preferences, vec![channel, event], task, Some(gone));
    let offered = Memo::new(move |_| value.with(|on| on.as_ref().is_some_and(Value::is_boolean)));
    move || {
        if !offered.get() {
            return view! {
                <span aria-hidden="true">{common::nothing()}</span>
                <span class="visually-hidden">{notifications::NO_CELL}</span>
            }
            .into_any();
        }
        let on = Signal::derive(move || value.get() == Some(true.into()));
        view! { <Switch label=label.clone() label_hidden=true on task on_change=change /> }.into_any()
    }
}
