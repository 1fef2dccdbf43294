//! A list of short texts that can be added to and removed from.

use crate::language::Message;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

use crate::components::each::each;
use crate::components::text_field::{Notes, described_by};
use crate::form::field::FormField;
use crate::form::validate::trim;
use crate::hooks::keyboard::{is_composing, key};
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;

/// An input and the list that it fills. Enter adds; Backspace in the empty input takes the last item back for editing.
#[component]
pub fn Chips(
    /// The list. An item may be in it more than once.
    field: FormField,
    /// How to use it.
    #[prop(into)]
    hint: Message,
    /// The button that adds what is typed.
    #[prop(into)]
    add_label: Message,
    /// In place of an empty list.
    #[prop(into)]
    empty: Message,
    /// What is wrong with a text that is in the list already.
    #[prop(into)]
    twice: Message,
    /// The name of the button that removes an item.
    remove_label: fn(&str) -> Message,
) -> impl IntoView {
    let id = use_id();
    let input = field.input();
    input.place(&id);
    use_effect(move || input.show());
    let items = Memo::new(move |_| field.items());
    let is_twice = move || items.with(|items| items.contains(&trim(&input.value()).to_owned()));
    let add = move || {
        input.read();
        let item = trim(&untrack(|| input.value())).to_owned();
        if untrack(|| input.problem()).is_some() {
            input.leave();
        } else if !item.is_empty() && !untrack(is_twice) {
            field.add(&item);
            input.reset();
        }
    };
    let names = Signal::derive(move || items.with(|items| numbered(items)));
    let remove = move |gone: &str| {
        if let Some(at) = names.get_untracked().iter().position(|name| name == gone) {
            field.remove(at);
        }
        input.focus();
    };
    let on_key = move |event: KeyboardEvent| {
        let key = key(&event);
        if key == "Enter" {
            event.prevent_default();
            if !is_composing(&event) {
                add();
            }
        } else if key == "Backspace"
            && untrack(|| input.value()).is_empty()
            && let Some((last, before)) = items.get_untracked().split_last()
        {
            event.prevent_default();
            field.remove(before.len());
            input.set(last.clone());
        }
    };
    let chip = move |name: String| {
        let item = name.split_once(SEPARATOR).map_or("", |(_, item)| item).to_owned();
        let label = remove_label(&item);
        view! {
            <li class="chip">
                <span>{item}</span>
                <button type="button" class="chip-remove" aria-label=label on:click=move |_| remove(&name)>
                    <span aria-hidden="true">{"×"}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let problem = Signal::derive(move || is_twice().then(|| twice.clone()));
    view! {
        <div class="field">
            <label for=id.clone()>{field.label()}</label>
            <ul class="chips">{each(names, chip)}</ul>
            <p class="hint" hidden=move || items.with(|items| !items.is_empty())>
                {empty}
            </p>
            <div class="input-row">
                <input
                    id=id.clone()
                    class="input"
                    node_ref=input
                    autocomplete="off"
                    autocapitalize="none"
                    {..custom_attribute("autocorrect", "off")}
                    spellcheck="false"
                    aria-describedby=described_by(&id, true)
                    aria-invalid=move || (is_twice() || input.error().is_some()).then_some("true")
                    on:input=move |_| input.read()
                    on:change=move |_| input.read()
                    on:blur=move |_| input.leave()
                    on:keydown=on_key
                />
                <button type="button" class="button" on:click=move |_| add()>
                    {add_label}
                </button>
            </div>
            <Notes id field input hint=Some(hint) mark=None problem />
        </div>
    }
}

/// Between the number of a name and its text.
const SEPARATOR: char = '\0';

/// A name for each item, since one can be in the list twice: how often it came before, and itself.
fn numbered(items: &[String]) -> Vec<String> {
    let before = |at: usize| items.iter().take(at).filter(|item| **item == items[at]).count();
    (0..items.len()).map(|at| format!("{}{SEPARATOR}{}", before(at), items[at])).collect()
}
