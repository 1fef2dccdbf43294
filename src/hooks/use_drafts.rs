//! Keeping what is typed beyond the page, and offering it again.

use std::sync::Arc;

use leptos::ev::pagehide;
use leptos::prelude::*;

use crate::hooks::use_effect::use_effect;
use crate::language::Message;
use crate::paths::Page;
use crate::state::drafts::{Draft, Drafts};

/// A field whose text is kept while it is not saved.
pub trait Draftable: Send + Sync {
    /// Its key on the page.
    fn key(&self) -> &'static str;
    /// What the person knows it by.
    fn name(&self) -> Message;
    /// What is saved. Tracked.
    fn base(&self) -> String;
    /// The text while it is another than the saved one. Tracked.
    fn unsaved(&self) -> Option<String>;
    /// Puts a text, which was begun when `base` was saved, in the place of the one on the screen.
    fn put(&self, text: String, base: String);
    /// Puts what is saved in the place of the text on the screen.
    fn discard(&self);
    /// Takes what stands in the control: another program may have put it there without an event.
    fn read_control(&self);
    /// A text of this field as a person reads it.
    fn shown(&self, text: &str) -> String;
}

/// A text that was typed before the page was loaded, beside what is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The key of its field.
    pub key: &'static str,
    /// What the person knows it by.
    pub name: Message,
    /// What is saved now.
    pub saved: String,
    /// What was typed.
    pub typed: String,
    /// What was saved when it was typed, where that is something else by now.
    pub before: Option<String>,
}

/// What can be put back.
#[derive(Clone, Copy)]
pub struct Offers {
    /// In the order of the fields; what the person is typing anew is not among them.
    pub list: Signal<Vec<Offer>>,
    /// Puts all of it into the fields.
    pub put_back: Callback<()>,
    /// Removes all of it.
    pub discard: Callback<()>,
}

/// Keeps the texts of the fields as drafts of the person while they are not saved. What was typed since the browser loaded
/// the page is put back into its field at once; what is older is offered beside what is saved. What a person has typed by
/// then wins. When another person takes the page over, what the first one typed leaves the screen and stays theirs.
pub fn use_drafts(drafts: Drafts, page: Page, fields: Vec<Arc<dyn Draftable>>) -> Offers {
    let fields: Arc<[_]> = fields.into();
    let (kept, on_screen) = (drafts.clone(), fields.clone());
    let mut whose = None;
    // One effect for all of it: a text must not be kept between the change of the owner and what follows from it.
    use_effect(move || {
        let Some(owner) = kept.owner() else { return };
        if whose.as_ref() != Some(&owner) {
            if whose.replace(owner).is_some() {
                on_screen.iter().for_each(|field| field.discard());
            }
            untrack(|| on_screen.iter().for_each(|field| restore(&kept, page, &**field)));
        }
        for field in on_screen.iter() {
            match field.unsaved() {
                Some(text) => kept.keep(page, field.key(), &text, &untrack(|| field.base())),
                None => kept.take_back(page, field.key()),
            }
        }
    });
    keep_on_leaving(drafts.clone(), page, fields.clone());
    offers(drafts, page, fields)
}

/// Puts back what was typed since the page was loaded, unless something else has been typed by then. A draft that has been
/// saved meanwhile goes.
fn restore(drafts: &Drafts, page: Page, field: &dyn Draftable) {
    let saved = field.base();
    if drafts.offered(page, field.key()).is_some_and(|offered| offered.text == saved) {
        drafts.discard(page, field.key());
    }
    if let Some(Draft { text, base, .. }) = drafts.typed(page, field.key()) {
        if text == saved {
            drafts.take_back(page, field.key());
        } else if field.unsaved().is_none() {
            field.put(text, base.unwrap_or(saved));
        }
    }
}

/// Keeps what another program has put into a control without an event, when the page goes. All else is kept by then.
fn keep_on_leaving(drafts: Drafts, page: Page, fields: Arc<[Arc<dyn Draftable>]>) {
    let owner = drafts.clone();
    let look = Callback::new(move |()| {
        for field in fields.iter() {
            let known = untrack(|| field.unsaved());
            field.read_control();
            if let Some(text) = untrack(|| field.unsaved()).filter(|text| known.as_ref() != Some(text)) {
                drafts.keep(page, field.key(), &text, &untrack(|| field.base()));
            }
        }
    });
    let whose = untrack(|| owner.owner());
    let leaving = window_event_listener(pagehide, move |_| look.run(()));
    on_cleanup(move || {
        leaving.remove();
        if untrack(|| owner.owner()) == whose {
            look.run(());
        }
    });
}

/// What can be put into a field, on which the person is not typing anew. Tracked.
fn offered(drafts: &Drafts, page: Page, field: &dyn Draftable) -> Option<Draft> {
    let draft = drafts.offered(page, field.key())?;
    (field.unsaved().is_none() && draft.text != field.base()).then_some(draft)
}

fn offers(drafts: Drafts, page: Page, fields: Arc<[Arc<dyn Draftable>]>) -> Offers {
    let (back, gone) = ((drafts.clone(), fields.clone()), (drafts.clone(), fields.clone()));
    let offer = move |field: &Arc<dyn Draftable>| {
        let Draft { text, base, .. } = offered(&drafts, page, &**field)?;
        let saved = field.base();
        let before = base.filter(|base| *base != saved).map(|base| field.shown(&base));
        let (saved, typed) = (field.shown(&saved), field.shown(&text));
        Some(Offer { key: field.key(), name: field.name(), saved, typed, before })
    };
    Offers {
        list: Memo::new(move |_| fields.iter().filter_map(&offer).collect()).into(),
        put_back: Callback::new(move |()| {
            let (drafts, fields) = &back;
            for field in fields.iter() {
                if let Some(draft) = untrack(|| offered(drafts, page, &**field)) {
                    // What is saved now stands beside it, so the person knows that.
                    field.put(draft.text, untrack(|| field.base()));
                }
            }
        }),
        discard: Callback::new(move |()| {
            let (drafts, fields) = &gone;
            for field in fields.iter().filter(|field| untrack(|| offered(drafts, page, &***field)).is_some())
            {
                drafts.discard(page, field.key());
            }
        }),
    }
}
