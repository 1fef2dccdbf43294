//! What is said when texts that were typed earlier are back.

use crate::language::{Words, say};
use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::when::When;
use crate::hooks::use_drafts::Restored;

/// The texts of a [`DraftNotice`].
#[derive(Clone, Debug)]
pub struct DraftTexts {
    /// What is back, given its names.
    pub back: fn(Vec<Words>) -> Words,
    /// The button that puts what is saved in its place.
    pub discard: Words,
    /// Said once that is done.
    pub discarded: Words,
}

/// Says which texts are back, and takes them away again on demand. The live region exists from the start, and the focus
/// stays where it is.
#[component]
pub fn DraftNotice(
    /// What was put back.
    restored: Restored,
    /// The texts.
    texts: DraftTexts,
) -> impl IntoView {
    let said = NodeRef::<html::P>::new();
    let discarded = RwSignal::new(false);
    let any = Signal::derive(move || restored.names.with(|names| !names.is_empty()));
    let DraftTexts { back, discard: discard_label, discarded: discarded_text } = texts;
    let text = say(move || match restored.names.get() {
        names if !names.is_empty() => back(names),
        _ if discarded.get() => discarded_text.clone(),
        _ => Words::NOTHING,
    });
    let discard = move |()| {
        restored.discard.run(());
        discarded.set(true);
        // The button is about to go, and the focus with it.
        if let Some(said) = said.get_untracked() {
            let _ = said.focus();
        }
    };
    view! {
        <div class="draft-notice" class:any=any>
            <p role="status" tabindex="-1" node_ref=said>
                {text}
            </p>
            <When on=any>
                <Button label=discard_label.clone() on_press=discard />
            </When>
        </div>
    }
}
