//! What was typed earlier and is not saved, beside what is saved.

use leptos::html;
use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::deferred::deferred;
use crate::components::each::each;
use crate::components::excerpt::Excerpt;
use crate::components::show::Show;
use crate::drafts::Drafts;
use crate::drafts::attach::{discard, offered, put_back};
use crate::form::Form;
use crate::form::draft::Draft;
use crate::form::field::FormField;
use crate::hooks::use_id::use_id;
use crate::language::texts::drafts as texts;
use crate::language::{Message, localize};
use crate::part;
use crate::paths::Page;

/// Shows what can be put back, field by field, before anything of it is in a field. The live region exists from the start,
/// and the focus stays where it is.
#[component]
pub fn DraftNotice(
    /// The drafts of the person.
    drafts: Drafts,
    /// The page of the form.
    page: Page,
    /// The form that they can be put into.
    form: Form,
    /// How long they are kept.
    until: Message,
) -> impl IntoView {
    deferred(&NOTICE, 0, move |notice| notice(drafts.clone(), page, form.clone(), until.clone()))
}

part! {
    static NOTICE: fn(Drafts, Page, Form, Message) -> AnyView = load_draft_notice(pages, notice);
}

fn notice(drafts: Drafts, page: Page, form: Form, until: Message) -> AnyView {
    let status = NodeRef::<html::P>::new();
    let done = RwSignal::new(Message::NOTHING);
    let id = use_id();
    let (found, fields) = (drafts.clone(), form.fields.clone());
    // The fields by their keys.
    let list = Memo::new(move |_| {
        let open = fields.iter().filter(|field| offered(&found, page, field).is_some());
        open.map(|field| field.key.to_owned()).collect::<Vec<_>>()
    });
    let any = Signal::derive(move || list.with(|list| !list.is_empty()));
    let named = form.clone();
    let text = localize(move || match list.get() {
        list if list.is_empty() => done.get(),
        list => texts::offer(Message::list(list.iter().filter_map(|key| Some(named.field(key)?.label())))),
    });
    let press = |verb: fn(&Drafts, Page, &Form), message: Message| {
        let (drafts, form) = (drafts.clone(), form.clone());
        move |()| {
            verb(&drafts, page, &form);
            done.set(message.clone());
            // The button is about to go, and the focus with it.
            if let Some(status) = status.get_untracked() {
                let _ = status.focus();
            }
        }
    };
    let (back, gone) = (press(put_back, texts::IS_BACK), press(discard, texts::DISCARDED));
    let difference =
        move |key: String| form.field(&key).map(|field| difference(drafts.clone(), page, field)).into_any();
    let labelled_by = id.clone();
    view! {
        <div
            class="draft-notice"
            class:any=any
            role=move || any.get().then_some("group")
            aria-labelledby=move || any.get().then(|| labelled_by.clone())
        >
            <p id=id role="status" tabindex="-1" node_ref=status>
                {text}
            </p>
            <Show on=any>
                <dl class="draft-differences">{each(list, difference.clone())}</dl>
                <p class="hint">{until.clone()}</p>
                <div class="form-actions">
                    <Button label=texts::PUT_BACK on_press=back.clone() />
                    <Button label=texts::DISCARD on_press=gone.clone() />
                </div>
            </Show>
        </div>
    }
    .into_any()
}

/// What is saved now and what was typed. What is saved may change while it is shown.
fn difference(drafts: Drafts, page: Page, field: FormField) -> AnyView {
    let view = move || {
        let Draft { text, base, .. } = offered(&drafts, page, &field)?;
        let saved = field.base();
        let before = base.filter(|base| *base != saved).map(|base| before(&field.format.readable(&base)));
        Some(view! {
            <dt>{field.label()}</dt>
            <dd>
                <span class="hint">{texts::SAVED_NOW}</span>
                " "
                <Excerpt text=field.format.readable(&saved) />
            </dd>
            <dd>
                <span class="hint">{texts::TYPED}</span>
                " "
                <Excerpt text=field.format.readable(&text) />
            </dd>
            {before.map(|before| view! { <dd class="since">{before}</dd> })}
        })
    };
    view! { <div>{view}</div> }.into_any()
}

fn before(text: &str) -> Message {
    if text.is_empty() { texts::BEFORE_EMPTY } else { texts::before(text) }
}
