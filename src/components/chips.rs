//! A list of short texts that can be added to and removed from.

use crate::language::{Message, localize};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

use crate::components::each::each;
use crate::forms::field::Field;
use crate::forms::validate::trim;
use crate::hooks::is_composing::is_composing;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;

/// The texts of a [`Chips`] field.
#[derive(Clone)]
pub struct ChipsTexts {
    /// The label of the input; its accessible name is exactly this.
    pub label: Message,
    /// How to use it.
    pub hint: Message,
    /// The button that adds what is typed.
    pub add: Message,
    /// In place of an empty list.
    pub empty: Message,
    /// What is wrong with a text that is in the list already.
    pub twice: Message,
    /// The name of the button that removes an item.
    pub remove: fn(&str) -> Message,
}

/// An input and the list that it fills. Enter adds; Backspace in the empty input takes the last one back for editing.
#[component]
pub fn Chips(
    /// All that it says.
    texts: ChipsTexts,
    /// The list. A text may be in it more than once.
    #[prop(into)]
    items: Signal<Vec<String>>,
    /// The text in the input, which counts as part of the list when the form is sent. Its check is that of an item.
    typing: Field,
    /// The person wants one more.
    #[prop(into)]
    on_add: Callback<String>,
    /// The person wants the one at this place no longer.
    #[prop(into)]
    on_remove: Callback<usize>,
    /// The mark of a changed list.
    #[prop(into)]
    changed: Signal<Message>,
) -> impl IntoView {
    let id = use_id();
    typing.place(&id, &texts.label);
    use_effect(move || typing.show());
    let is_twice = move || items.with(|items| items.contains(&trim(&typing.value()).to_owned()));
    let add = move || {
        typing.read();
        let item = trim(&untrack(|| typing.value())).to_owned();
        if untrack(|| typing.problem()).is_some() {
            typing.leave();
        } else if !item.is_empty() && !untrack(is_twice) {
            on_add.run(item);
            typing.reset();
        }
    };
    let names = Signal::derive(move || items.with(|items| numbered(items)));
    let remove = move |gone: &str| {
        if let Some(at) = names.get_untracked().iter().position(|name| name == gone) {
            on_remove.run(at);
        }
        typing.focus();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            if !is_composing(&event) {
                add();
            }
        } else if event.key() == "Backspace"
            && untrack(|| typing.value()).is_empty()
            && let Some((last, before)) = items.get_untracked().split_last()
        {
            event.prevent_default();
            on_remove.run(before.len());
            typing.set(last.clone());
        }
    };
    let ChipsTexts { label, hint, add: add_label, empty, twice, remove: remove_label } = texts;
    let chip = move |name: String| {
        let item = name.split_once(SEPARATOR).map_or("", |(_, item)| item).to_owned();
        let label = remove_label(&item);
        view! {
            <li class="chip">
                <span>{item}</span>
                <button type="button" class="chip-remove" aria-label=label on:click=move |_| remove(&name)>
                    <span aria-hidden="true">"×"</span>
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <ul class="chips">
                {each(names, chip)}
            </ul>
            <p class="hint" hidden=move || items.with(|items| !items.is_empty())>{empty}</p>
            <div class="input-row">
                <input
                    id=id.clone()
                    class="input"
                    node_ref=typing
                    autocomplete="off"
                    autocapitalize="none"
                    {..custom_attribute("autocorrect", "off")}
                    spellcheck="false"
                    aria-describedby=format!("{id}-error {id}-hint {id}-marks")
                    aria-invalid=move || (is_twice() || typing.error().is_some()).then_some("true")
                    on:input=move |_| typing.read()
                    on:change=move |_| typing.read()
                    on:blur=move |_| typing.leave()
                    on:keydown=on_key
                />
                <button type="button" class="button" on:click=move |_| add()>{add_label}</button>
            </div>
            <span class="marks" id=format!("{id}-marks")>
                <span class="mark changed">{localize(move || changed.get())}</span>
            </span>
            <span class="hint" id=format!("{id}-hint")>{hint}</span>
            <span class="field-error" id=format!("{id}-error")>{localize(move || if is_twice() { twice.clone() } else { typing.error().unwrap_or_default() })}</span>
        </div>
    }
}

/// Between the number of a name and its text.
const SEPARATOR: char = '\0';

/// A name for each text, since one can be in the list twice: how often it came before, and itself.
fn numbered(items: &[String]) -> Vec<String> {
    let before = |at: usize| items.iter().take(at).filter(|item| **item == items[at]).count();
    (0..items.len()).map(|at| format!("{}{SEPARATOR}{}", before(at), items[at])).collect()
}
