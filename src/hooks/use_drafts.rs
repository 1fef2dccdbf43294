//! Keeping what is typed beyond the page, and offering it again.

use leptos::ev::pagehide;
use leptos::prelude::*;

use crate::form::Form;
use crate::form::field::FormField;
use crate::hooks::use_effect::use_effect;
use crate::language::Message;

/// A text that is kept: its key, the text, what was saved when it was begun (where that is known), and whether it was
/// typed since the browser loaded the page.
type Found = (String, String, Option<String>, bool);

/// Where texts are kept: who they belong to, or `None` until that and what is saved for them is known; the kept texts;
/// and keeping one under its key beside what was saved when it was begun, or no longer. A tuple, because whoever offers
/// it knows no hooks.
pub type DraftStore =
    (Signal<Option<String>>, Signal<Vec<Found>>, Callback<(&'static str, Option<(String, String)>)>);

/// A text that is worth keeping.
#[derive(Clone)]
pub struct Kept {
    /// Its key in the store.
    pub key: &'static str,
    /// What the person knows it by.
    pub name: Message,
    /// What is saved. Tracked.
    pub base: Signal<String>,
    /// The text while it is another than the saved one. Tracked.
    pub text: Signal<Option<String>>,
    /// Puts a text, which was begun when the second one was saved, in the place of the one on the screen; without one, what
    /// is saved.
    pub put: Callback<Option<(String, String)>>,
    /// The text as a person reads it.
    pub read: fn(&str) -> String,
    /// Takes what stands in its control: another program may have put it there without a word.
    pub look: Callback<()>,
}

impl Kept {
    /// The texts of a form.
    pub fn of(form: &Form) -> Vec<Self> {
        form.fields.iter().map(|field| Kept::field(*field)).collect()
    }

    fn field(field: FormField) -> Self {
        let put = move |text: Option<(String, String)>| match text {
            Some((text, base)) => field.put(text, base),
            None => field.reset(),
        };
        let look = Callback::new(move |()| field.input().read());
        let base = Signal::derive(move || field.base());
        let text = Signal::derive(move || field.unsaved());
        let read = if field.is_list() {
            |text: &str| crate::form::json_list::items(text).join(", ")
        } else {
            str::to_owned
        };
        Kept { key: field.key, name: field.label(), base, text, put: Callback::new(put), read, look }
    }

    fn is_changed(&self) -> bool {
        untrack(|| self.text.get()).is_some()
    }
}

/// A text that was typed before the page was loaded, beside what is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its key.
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

/// Keeps the texts in the store under the person's name while they are not saved. What was typed since the browser loaded
/// the page is put back into its field at once; what is older is offered beside what is saved. What a person has typed by
/// then wins. When another person takes the page over, what the first one typed leaves the screen and stays theirs.
pub fn use_drafts((owner, found, keep): DraftStore, texts: Vec<Kept>) -> Offers {
    let mut whose = None;
    // The texts that the store has from this page, each with what was saved when it was begun.
    let mut stored = Vec::<Option<(String, String)>>::new();
    let on_screen = texts.clone();
    // One effect for all of it: a text must not be kept between the change of the owner and what follows from it.
    use_effect(move || {
        let Some(owner) = owner.get() else { return };
        if whose.as_ref() != Some(&owner) {
            if whose.replace(owner).is_some() {
                texts.iter().for_each(|kept| kept.put.run(None));
            }
            let found = untrack(|| found.get());
            stored = texts.iter().map(|kept| settle(kept, &found, keep)).collect();
        }
        for (kept, stored) in texts.iter().zip(&mut stored) {
            let text = kept.text.get();
            if text.as_ref() != stored.as_ref().map(|(text, _)| text) {
                let begun = stored.take().map(|(_, base)| base);
                *stored = text.map(|text| (text, begun.unwrap_or_else(|| untrack(|| kept.base.get()))));
                keep.run((kept.key, stored.clone()));
            }
        }
    });
    keep_on_leaving(owner, found, on_screen.clone(), keep);
    offers(found, on_screen, keep)
}

/// Puts back what was typed since the page was loaded, unless something else has been typed by then, and answers it. What
/// has been saved meanwhile is kept no longer.
fn settle(
    kept: &Kept,
    found: &[Found],
    keep: Callback<(&'static str, Option<(String, String)>)>,
) -> Option<(String, String)> {
    let (_, text, base, here) = found.iter().find(|(key, ..)| key == kept.key)?;
    let saved = untrack(|| kept.base.get());
    if *text == saved {
        keep.run((kept.key, None));
        return None;
    }
    if !here {
        return None;
    }
    let begun = (text.clone(), base.clone().unwrap_or(saved));
    if !kept.is_changed() {
        kept.put.run(Some(begun.clone()));
    }
    Some(begun)
}

/// Keeps once more what is on the screen when it goes: the browser may have had no room for it then, and another tab may
/// have removed the entry meanwhile. A page that is left for another one of ours has kept all that it has heard of.
fn keep_on_leaving(
    owner: Signal<Option<String>>,
    found: Signal<Vec<Found>>,
    texts: Vec<Kept>,
    keep: Callback<(&'static str, Option<(String, String)>)>,
) {
    let look = Callback::new(move |heard_too: bool| {
        let found = untrack(|| found.get());
        for kept in &texts {
            let heard = untrack(|| kept.text.get());
            kept.look.run(());
            let text = untrack(|| kept.text.get());
            if let Some(text) = text.filter(|text| heard_too || heard.as_ref() != Some(text)) {
                let begun = found.iter().find(|(key, _, _, here)| key == kept.key && *here);
                let base = begun.and_then(|(_, _, base, _)| base.clone());
                let base = base.unwrap_or_else(|| untrack(|| kept.base.get()));
                keep.run((kept.key, Some((text, base))));
            }
        }
    });
    let whose = untrack(|| owner.get());
    let leaving = window_event_listener(pagehide, move |_| look.run(true));
    on_cleanup(move || {
        leaving.remove();
        if untrack(|| owner.get()) == whose {
            look.run(false);
        }
    });
}

fn offers(
    found: Signal<Vec<Found>>,
    texts: Vec<Kept>,
    keep: Callback<(&'static str, Option<(String, String)>)>,
) -> Offers {
    let offered = move |texts: &[Kept]| -> Vec<(Kept, Found)> {
        let found = found.get();
        let of = |kept: &Kept| found.iter().find(|(key, _, _, here)| key == kept.key && !here).cloned();
        let is_open =
            |(kept, (_, text, ..)): &(Kept, Found)| kept.text.get().is_none() && *text != kept.base.get();
        texts.iter().filter_map(|kept| Some((kept.clone(), of(kept)?))).filter(is_open).collect()
    };
    let (shown, back, gone) = (texts.clone(), texts.clone(), texts);
    let offer = |(kept, (_, text, base, _)): (Kept, Found)| {
        let saved = kept.base.get();
        let before = base.filter(|base| *base != saved).map(|base| (kept.read)(&base));
        Offer {
            key: kept.key,
            name: kept.name,
            saved: (kept.read)(&saved),
            typed: (kept.read)(&text),
            before,
        }
    };
    Offers {
        list: Memo::new(move |_| offered(&shown).into_iter().map(offer).collect()).into(),
        put_back: Callback::new(move |()| {
            for (kept, (_, text, ..)) in untrack(|| offered(&back)) {
                // What is saved now stands beside it, so the person knows that.
                kept.put.run(Some((text, untrack(|| kept.base.get()))));
            }
        }),
        discard: Callback::new(move |()| {
            for (kept, _) in untrack(|| offered(&gone)) {
                keep.run((kept.key, None));
            }
        }),
    }
}
