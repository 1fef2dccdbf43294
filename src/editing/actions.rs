//! The end of a form of [`Texts`]: what is to be asked, Save, and Discard.

use leptos::prelude::*;

use crate::components::button::{Button, Tone};
use crate::components::conflicts::Conflicts;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::editing::texts::Texts;
use crate::messages::{common, saved};

/// The questions, the buttons, and what became of it.
#[component]
pub fn Actions(
    /// The form's texts.
    texts: Texts,
    /// Whether the buttons stay in view while the form is scrolled.
    #[prop(optional)]
    bar: bool,
) -> impl IntoView {
    let (answered, discarded) = (texts.clone(), texts.clone());
    let answer = move |(at, mine): (usize, bool)| answered.answer(at, mine);
    let discard = Callback::new(move |()| discarded.discard());
    let save = texts.task;
    let can_discard = {
        let changed = texts.is_changed();
        Signal::derive(move || changed.get() && save.working().is_none())
    };
    view! {
        <Conflicts choices=texts.choices() texts=saved::CONFLICTS panel=texts.panel on_choice=answer />
        <div class="form-actions" class:save-bar=bar>
            <Button label=common::SAVE tone=Tone::Primary submit=true pending=save.pending() />
            <Show on=can_discard>
                <Button label=common::DISCARD on_press=discard />
            </Show>
            <Status task=save />
        </div>
    }
}
