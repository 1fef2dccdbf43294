//! Keeping what is typed into a form beyond the page, and offering it again.

use leptos::ev::pagehide;
use leptos::prelude::*;

use crate::drafts::Drafts;
use crate::form::Form;
use crate::form::draft::Draft;
use crate::form::field::FormField;
use crate::hooks::use_effect::use_effect;
use crate::paths::Page;

/// Keeps the texts of a form as drafts of the person while they are not saved. What was typed since the browser loaded the
/// page is put back into its field at once; what is older is [`offered`] beside what is saved. What a person has typed by
/// then wins. When another person takes the page over, what the first one typed leaves the screen and stays theirs.
pub fn attach(drafts: &Drafts, page: Page, form: Form) -> Form {
    let saved = drafts.clone();
    let form = form.on_saved(move |key, text| saved.remove_saved(page, key, text));
    let (drafts, kept, fields) = (drafts.clone(), drafts.clone(), form.fields.clone());
    let mut whose = None;
    // One effect for all of it: a text must not be kept between the change of the owner and what follows from it.
    use_effect(move || {
        let Some(owner) = kept.owner() else { return };
        if whose.as_ref() != Some(&owner) {
            if whose.replace(owner).is_some() {
                fields.iter().for_each(FormField::reset);
            }
            untrack(|| fields.iter().for_each(|field| restore(&kept, page, field)));
        }
        for field in fields.iter() {
            match field.unsaved() {
                Some(text) => kept.keep(page, field.key, &text, &untrack(|| field.begun_from())),
                None => kept.take_back(page, field.key),
            }
        }
    });
    keep_on_leaving(drafts, page, form.clone());
    form
}

/// Puts back what was typed since the page was loaded, unless something else has been typed by then. A draft that has been
/// saved meanwhile goes.
fn restore(drafts: &Drafts, page: Page, field: &FormField) {
    let saved = field.base();
    if drafts.offered(page, field.key).is_some_and(|offered| offered.text == saved) {
        drafts.discard(page, field.key);
    }
    if let Some(Draft { text, base, .. }) = drafts.typed(page, field.key) {
        if text == saved {
            drafts.take_back(page, field.key);
        } else if field.unsaved().is_none() {
            field.put(text, base.unwrap_or(saved));
        }
    }
}

/// Keeps what another program has put into a control without an event, when the page goes. All else is kept by then.
fn keep_on_leaving(drafts: Drafts, page: Page, form: Form) {
    let owner = drafts.clone();
    let look = Callback::new(move |()| {
        for field in form.fields.iter() {
            let known = untrack(|| field.unsaved());
            field.input().read();
            if let Some(text) = untrack(|| field.unsaved()).filter(|text| known.as_ref() != Some(text)) {
                drafts.keep(page, field.key, &text, &untrack(|| field.begun_from()));
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

/// The draft that can be put into a field: older than the page, and the person is not typing anew. Tracked.
pub fn offered(drafts: &Drafts, page: Page, field: &FormField) -> Option<Draft> {
    let draft = drafts.offered(page, field.key)?;
    (field.unsaved().is_none() && draft.text != field.base()).then_some(draft)
}

/// Puts all that is [`offered`] into the fields of a form.
pub fn put_back(drafts: &Drafts, page: Page, form: &Form) {
    for field in form.fields.iter() {
        if let Some(draft) = untrack(|| offered(drafts, page, field)) {
            // What is saved now stands beside it, so the person knows that.
            field.put(draft.text, untrack(|| field.base()));
        }
    }
}

/// Removes all that is [`offered`].
pub fn discard(drafts: &Drafts, page: Page, form: &Form) {
    for field in form.fields.iter().filter(|field| untrack(|| offered(drafts, page, field)).is_some()) {
        drafts.discard(page, field.key);
    }
}
