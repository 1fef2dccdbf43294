//! What a long table has and a short one does not need: a filter, and sections.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::form::field::FormField;
use crate::messages::notifications;
use crate::pages::notifications::filter::filtered;
use crate::state::notifications::sections;

/// The first words of events, and the events.
pub type Sections = Vec<(String, Vec<String>)>;

/// So many switches are drawn in about 0.1 s, which no one notices; more of them fill several screens.
const MANY: usize = 120;

/// The events of a long table that the filter leaves.
#[derive(Clone, Copy)]
pub struct Long {
    /// What the person types to find an event.
    pub filter: FormField,
    /// Whether the table is long.
    pub is_long: Memo<bool>,
    /// What is shown.
    pub sections: Memo<Sections>,
    /// How many events are shown.
    pub shown: Signal<usize>,
}

impl Long {
    /// Of all events and channels.
    pub fn new(events: Memo<Vec<String>>, channels: Memo<Vec<String>>) -> Self {
        let is_long = Memo::new(move |_| events.with(Vec::len) * channels.with(Vec::len) > MANY);
        let filter = FormField::empty("filter", notifications::FILTER);
        let found = filtered(filter, events);
        let all = Memo::new(move |_| match is_long.get() {
            true => events.with(|events| sections(events)),
            false => vec![(String::new(), events.get())],
        });
        let shown = Memo::new(move |_| {
            let (mut sections, found) = (all.get(), found.get());
            if is_long.get() && found.len() < events.with(Vec::len) {
                let found: HashSet<_> = found.into_iter().collect();
                sections.iter_mut().for_each(|(_, events)| events.retain(|event| found.contains(event)));
                sections.retain(|(_, events)| !events.is_empty());
            }
            sections
        });
        let count = move || shown.with(|sections| sections.iter().map(|(_, events)| events.len()).sum());
        Long { filter, is_long, sections: shown, shown: Signal::derive(count) }
    }
}
