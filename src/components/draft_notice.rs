//! What was typed earlier and is not saved, beside what is saved.

use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::each::each;
use crate::components::excerpt::Excerpt;
use crate::components::show::Show;
use crate::hooks::use_drafts::{Offer, Offers};
use crate::hooks::use_id::use_id;
use crate::language::locale::drafts;
use crate::language::{Message, localize};

/// Shows what can be put back, field by field, before anything of it is in a field. The live region exists from the start,
/// and the focus stays where it is.
#[component]
pub fn DraftNotice(
    /// What can be put back.
    offers: Offers,
    /// How long it is kept.
    until: Message,
) -> impl IntoView {
    let said = NodeRef::<html::P>::new();
    let done = RwSignal::new(Message::NOTHING);
    let id = use_id();
    let Offers { list, put_back, discard } = offers;
    let any = Signal::derive(move || list.with(|list| !list.is_empty()));
    let text = localize(move || match list.get() {
        list if list.is_empty() => done.get(),
        list => drafts::offer(Message::list(list.into_iter().map(|offer| offer.name))),
    });
    let press = move |verb: Callback<()>, message: Message| {
        move |()| {
            verb.run(());
            done.set(message.clone());
            // The button is about to go, and the focus with it.
            if let Some(said) = said.get_untracked() {
                let _ = said.focus();
            }
        }
    };
    let (back, gone) = (press(put_back, drafts::IS_BACK), press(discard, drafts::DISCARDED));
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
                <Differences list />
                <p class="hint">{until.clone()}</p>
                <div class="form-actions">
                    <Button label=drafts::PUT_BACK on_press=back.clone() />
                    <Button label=drafts::DISCARD on_press=gone.clone() />
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Differences(list: Signal<Vec<Offer>>) -> impl IntoView {
    let keys =
        Signal::derive(move || list.with(|list| list.iter().map(|offer| offer.key.to_owned()).collect()));
    let row = move |key: String| {
        let offer = Memo::new(move |_| list.with(|list| list.iter().find(|offer| offer.key == key).cloned()));
        // What is saved may change while it is shown.
        let view = move || {
            let Offer { name, saved, typed, before, .. } = offer.get()?;
            Some(view! {
                <dt>{name}</dt>
                <dd>
                    <span class="hint">{drafts::SAVED_NOW}</span>
                    " "
                    <Excerpt text=saved />
                </dd>
                <dd>
                    <span class="hint">{drafts::TYPED}</span>
                    " "
                    <Excerpt text=typed />
                </dd>
                {before.map(|text| view! { <dd class="since">{before_message(&text)}</dd> })}
            })
        };
        view! { <div>{view}</div> }.into_any()
    };
    view! { <dl class="draft-differences">{each(keys, row)}</dl> }
}

fn before_message(text: &str) -> Message {
    if text.is_empty() { drafts::BEFORE_EMPTY } else { drafts::before(text) }
}
