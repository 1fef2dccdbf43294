//! The question of yours or theirs, where two people have changed the same thing.

use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::hooks::use_id::use_id;
use crate::language::{Message, localize};

/// One thing that two have changed differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub name: Message,
    /// What the person typed.
    pub mine: Message,
    /// What somebody else has made of it.
    pub theirs: Message,
}

/// The texts of [`Conflicts`].
#[derive(Clone, Debug)]
pub struct ConflictTexts {
    /// What has happened, given the thing's name.
    pub title: fn(Message) -> Message,
    /// Above the person's own value.
    pub mine: Message,
    /// Above the other one.
    pub theirs: Message,
    /// The button that stays with the person's value.
    pub keep: Message,
    /// The button that takes the other one.
    pub take: Message,
}

/// Both values of each choice, and a button below each. The box is there from the start, so that screen readers hear what
/// comes into it, and so that the focus has where to go.
#[component]
pub fn Conflicts(
    /// What is to be chosen.
    choices: Signal<Vec<Choice>>,
    /// All that it says.
    texts: ConflictTexts,
    /// The box.
    panel: NodeRef<html::Div>,
    /// The person has chosen: the place in the list, and whether it is their own value.
    #[prop(into)]
    on_choice: Callback<(usize, bool)>,
) -> impl IntoView {
    let choices = Memo::new(move |_| choices.get());
    let list = move || {
        let one = |(at, choice)| view! { <Question at choice texts=texts.clone() on_choice /> };
        choices.get().into_iter().enumerate().map(one).collect_view()
    };
    view! {
        <div class="conflicts" role="status" tabindex="-1" node_ref=panel>
            {list}
        </div>
    }
}

#[component]
fn Question(
    at: usize,
    choice: Choice,
    texts: ConflictTexts,
    on_choice: Callback<(usize, bool)>,
) -> impl IntoView {
    let id = use_id();
    let Choice { name, mine, theirs } = choice;
    let title = (texts.title)(name);
    let side = |label: Message, value: Message, button: Message, is_mine: bool| {
        view! {
            <div class="conflict-side">
                <p class="conflict-label">{label}</p>
                <div class="conflict-value">{localize(move || value.clone())}</div>
                <Button label=button on_press=move |()| on_choice.run((at, is_mine)) />
            </div>
        }
    };
    view! {
        <div class="conflict" role="group" aria-labelledby=id.clone()>
            <p class="conflict-title" id=id.clone()>{title}</p>
            <div class="conflict-sides">
                {side(texts.mine, mine, texts.keep, true)} {side(texts.theirs, theirs, texts.take, false)}
            </div>
        </div>
    }
}
