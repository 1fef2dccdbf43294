//! Finding an event of a long list by its name.

use js_sys::JsString;
use leptos::prelude::*;

use crate::components::text_field::TextField;
use crate::form::field::FormField;
use crate::language::{Language, localize};
use crate::messages::notifications;

/// The field above the table, and how many events it leaves.
#[component]
pub fn Filter(
    /// What the person types.
    field: FormField,
    /// How many events are shown.
    shown: Signal<usize>,
    /// How many there are.
    all: Signal<usize>,
) -> impl IntoView {
    let found = localize(move || notifications::found_of(shown.get(), all.get()));
    view! {
        <div class="filter" role="search">
            <TextField field=field kind="search" />
            <p class="hint" role="status">
                {found}
            </p>
        </div>
    }
}

/// The events whose names in the current language contain what was typed.
pub fn filtered(field: FormField, events: Memo<Vec<String>>) -> Memo<Vec<String>> {
    let language = Language::current();
    // The names are compared at each keystroke, and made at the first one.
    let names = Memo::new(move |_| {
        let name = |event: &String| fold(&language.localize(&notifications::event(event)));
        events.with(|events| events.iter().map(name).collect::<Vec<_>>())
    });
    Memo::new(move |_| {
        let text = fold(field.value().trim());
        if text.is_empty() {
            return events.get();
        }
        names.with(|names| {
            let named = |events: &Vec<String>| {
                let pairs = events.iter().zip(names);
                pairs.filter(|(_, name)| name.contains(&text)).map(|(event, _)| event.clone()).collect()
            };
            events.with(named)
        })
    })
}

/// A text without case and accents. The browser has the tables for it.
fn fold(text: &str) -> String {
    let text: String = JsString::from(text).to_lower_case().normalize("NFD").into();
    text.chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect()
}
