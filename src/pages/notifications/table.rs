//! A real table: events are rows, channels are columns.
//!
//! The cells of a long table are drawn near the screen only. Every row is there with its name and its height, for the
//! scroll bar, for screen readers and for the browser's search.

use leptos::html;
use leptos::prelude::*;
use serde_json::Value;

use crate::components::each::each;
use crate::components::status::Status;
use crate::components::switch::Switch;
use crate::form::task::Task;
use crate::hooks::use_id::use_id;
use crate::hooks::use_nearby::{Nearby, use_nearby};
use crate::messages::{common, notifications};
use crate::pages::notifications::groups::Group;
use crate::pages::notifications::long::Sections;
use crate::resource::Resource;
use crate::saving::switching;
use crate::state::State;

/// The table.
#[component]
pub fn Table(
    /// The channels, by name.
    channels: Memo<Vec<String>>,
    /// What the events begin with, and the events.
    sections: Memo<Sections>,
    /// Whether only what is near the screen is drawn.
    is_long: bool,
) -> impl IntoView {
    let rows = Rows { channels, sections, nearby: is_long.then(use_nearby), gone: Task::default() };
    let column =
        |channel: String| view! { <th scope="col">{notifications::channel(&channel)}</th> }.into_any();
    let names = Memo::new(move |_| {
        sections.with(|sections| sections.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>())
    });
    view! {
        <div class="table-scroll">
            <table class="matrix" class:long=is_long>
                <caption class="visually-hidden">{notifications::TABLE}</caption>
                <thead>
                    <tr>
                        <th scope="col">{notifications::EVENT}</th>
                        {each(channels, column)}
                    </tr>
                </thead>
                {each(names, move |name| rows.section(&name))}
            </table>
        </div>
        <Status task=rows.gone />
    }
}

/// What all rows have in common.
#[derive(Clone, Copy)]
struct Rows {
    channels: Memo<Vec<String>>,
    sections: Memo<Sections>,
    nearby: Option<Nearby>,
    /// What a switch has to say whose column goes away with it.
    gone: Task,
}

impl Rows {
    /// The rows of a section; below its name, where a long table has several.
    fn section(self, name: &str) -> AnyView {
        let preferences = State::expect().notifications;
        let named = name.to_owned();
        let events = Memo::new(move |_| {
            self.sections.with(|sections| {
                let section = sections.iter().find(|(name, _)| *name == named);
                section.map(|(_, events)| events.clone()).unwrap_or_default()
            })
        });
        let is_named = Memo::new(move |_| self.nearby.is_some() && self.sections.with(|all| all.len() > 1));
        let (named, resource) = (name.to_owned(), preferences.clone());
        let head = move || {
            is_named.get().then(|| {
                let title = notifications::section(&named);
                let (name, resource) = (named.clone(), resource.clone());
                let cell = move |channel: String| {
                    let label = notifications::all_of(&name, &channel);
                    view! { <td><Group label channel events resource=resource.clone() compact=true /></td> }
                        .into_any()
                };
                let head = view! { <th scope="rowgroup">{title}</th> }.into_any();
                self.row("section", head, cell)
            })
        };
        let row = move |event: String| {
            let head = view! { <th scope="row">{notifications::event(&event)}</th> }.into_any();
            let resource = preferences.clone();
            let cell = move |channel| {
                let (event, resource) = (event.clone(), resource.clone());
                view! { <td><Cell channel event resource gone=self.gone /></td> }.into_any()
            };
            self.row("", head, cell)
        };
        view! { <tbody>{head}{each(events, row)}</tbody> }.into_any()
    }

    fn row(
        self,
        class: &'static str,
        head: AnyView,
        cell: impl Fn(String) -> AnyView + Clone + Send + Sync + 'static,
    ) -> AnyView {
        let Some(nearby) = self.nearby else {
            return view! { <tr>{head}{each(self.channels, cell)}</tr> }.into_any();
        };
        let (id, node) = (use_id(), NodeRef::<html::Tr>::new());
        let shown = nearby.watch(&id, node);
        let cells = move || match shown.get() {
            true => each(self.channels, cell.clone()),
            false => view! { <td colspan=move || self.channels.with(Vec::len)></td> }.into_any(),
        };
        view! { <tr id=id class=class node_ref=node>{head}{cells}</tr> }.into_any()
    }
}

/// One switch of the matrix, or a dash where the channel does not offer the event.
#[component]
fn Cell(channel: String, event: String, resource: Resource, gone: Task) -> impl IntoView {
    let label = notifications::switch(&event, &channel);
    let value = resource.key(&[&channel, &event]);
    let task = Task::default();
    // Where the cell is gone, the line below the table announces it.
    let change = switching(&resource, vec![channel, event], task, Some(gone));
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
