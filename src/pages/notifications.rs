//! `/notifications`: which event reaches the person by which channel, made from what the service returned.

use leptos::prelude::*;
use wire::Object;

use crate::components::card::Card;
use crate::components::heading::Heading;
use crate::components::loadable::Loadable;
use crate::hooks::use_load::use_load;
use crate::messages::{error, notifications, pages};
use crate::paths::Page;
use crate::state::State;

pub mod filter;
pub mod groups;
pub mod long;
pub mod table;

use filter::Filter;
use groups::{Groups, Reaching};
use long::Long;
use table::Table;

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
        <Heading text=pages::heading(Page::Notifications) />
        <p class="page-intro">{notifications::INTRO}</p>
        <Loadable ready failure not_offered on_retry=load>
            <Matrix />
        </Loadable>
    }
}

/// The sentence, the boxes and the table.
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
    let Long { filter, is_long, sections, shown } = Long::new(events, channels);
    let all = Signal::derive(move || events.with(Vec::len));
    let empty = Memo::new(move |_| events.with(Vec::is_empty));
    let table = move || {
        if empty.get() {
            return view! { <p>{notifications::NONE}</p> }.into_any();
        }
        let is_long = is_long.get();
        view! {
            <Reaching channels events />
            <Groups channels events />
            {is_long.then(|| view! { <Filter field=filter shown all /> })}
            <Table channels sections is_long />
        }
        .into_any()
    };
    view! { <Card title=notifications::TABLE>{table}</Card> }
}
