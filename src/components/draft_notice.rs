//! What was typed earlier and is not saved, beside what is saved.

use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::each::each;
use crate::components::excerpt::Excerpt;
use crate::components::show::Show;
use crate::hooks::use_drafts::{Offer, Offers};
use crate::hooks::use_id::use_id;
use crate::language::{Message, localize};

/// The texts of a [`DraftNotice`].
#[derive(Clone, Debug)]
pub struct DraftTexts {
    /// What is offered, given its names.
    pub offer: fn(Vec<Message>) -> Message,
    /// How long it is offered.
    pub until: Message,
    /// What is saved.
    pub saved: Message,
    /// What was typed.
    pub typed: Message,
    /// What was saved when it was typed, where that has changed.
    pub before: fn(&str) -> Message,
    /// The button that puts it into the fields.
    pub put_back: Message,
    /// Said once that is done.
    pub is_back: Message,
    /// The button that removes it.
    pub discard: Message,
    /// Said once that is done.
    pub discarded: Message,
}

/// Shows what can be put back, field by field, before anything of it is in a field. The live region exists from the start,
/// and the focus stays where it is.
#[component]
pub fn DraftNotice(
    /// What can be put back.
    offers: Offers,
    /// The texts.
    texts: DraftTexts,
) -> impl IntoView {
    let said = NodeRef::<html::P>::new();
    let done = RwSignal::new(Message::NOTHING);
    let id = use_id();
    let Offers { list, put_back, discard } = offers;
    let any = Signal::derive(move || list.with(|list| !list.is_empty()));
    let offer = texts.offer;
    let text = localize(move || match list.get() {
        list if list.is_empty() => done.get(),
        list => offer(list.into_iter().map(|offer| offer.name).collect()),
    });
    let press = move |verb: Callback<()>, words: &Message| {
        let words = words.clone();
        move |()| {
            verb.run(());
            done.set(words.clone());
            // The button is about to go, and the focus with it.
            if let Some(said) = said.get_untracked() {
                let _ = said.focus();
            }
        }
    };
    let (back, gone) = (press(put_back, &texts.is_back), press(discard, &texts.discarded));
    let labelled_by = id.clone();
    view! {
        <div
            class="draft-notice"
            class:any=any
            role=move || any.get().then_some("group")
            aria-labelledby=move || any.get().then(|| labelled_by.clone())
        >
            <p id=id role="status" tabindex="-1" node_ref=said>
                {text}
            </p>
            <Show on=any>
                <Differences list texts=texts.clone() />
                <p class="hint">{texts.until.clone()}</p>
                <div class="form-actions">
                    <Button label=texts.put_back.clone() on_press=back.clone() />
                    <Button label=texts.discard.clone() on_press=gone.clone() />
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Differences(list: Signal<Vec<Offer>>, texts: DraftTexts) -> impl IntoView {
    let DraftTexts { saved, typed, before, .. } = texts;
    let keys =
        Signal::derive(move || list.with(|list| list.iter().map(|offer| offer.key.to_owned()).collect()));
    let row = move |key: String| {
        let offer = Memo::new(move |_| list.with(|list| list.iter().find(|offer| offer.key == key).cloned()));
        let (saved, typed) = (saved.clone(), typed.clone());
        // What is saved may change while it is shown.
        let view = move || {
            let Offer { name, saved: saved_text, typed: typed_text, before: before_text, .. } =
                offer.get()?;
            Some(view! {
                <dt>{name}</dt>
                <dd>
                    <span class="hint">{saved.clone()}</span>
                    " "
                    <Excerpt text=saved_text />
                </dd>
                <dd>
                    <span class="hint">{typed.clone()}</span>
                    " "
                    <Excerpt text=typed_text />
                </dd>
                {before_text.map(|text| view! { <dd class="since">{before(&text)}</dd> })}
            })
        };
        view! { <div>{view}</div> }.into_any()
    };
    view! { <dl class="draft-differences">{each(keys, row)}</dl> }
}
