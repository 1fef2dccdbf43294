//! Keeping what is typed beyond the page, and putting it back.

use leptos::ev::pagehide;
use leptos::prelude::*;

use crate::forms::field::Field;
use crate::hooks::use_effect::use_effect;
use crate::language::Words;

/// Where texts are kept: who they belong to, or `None` until that and what is saved for them is known; the kept texts
/// with their keys; and keeping one under its key, or no longer. A tuple, because whoever offers it knows no hooks.
pub type DraftStore =
    (Signal<Option<String>>, Callback<(), Vec<(String, String)>>, Callback<(&'static str, Option<String>)>);

/// A text that is worth keeping.
#[derive(Clone)]
pub struct Kept {
    /// Its key in the store.
    pub key: &'static str,
    /// What the person knows it by.
    pub name: Words,
    /// The text while it is another than the saved one. Tracked.
    pub text: Signal<Option<String>>,
    /// Puts a text in the place of the one on the screen; without one, what is saved.
    pub put: Callback<Option<String>>,
}

impl Kept {
    /// The text of a field.
    pub fn field(key: &'static str, name: Words, field: Field) -> Self {
        let put = move |text: Option<String>| match text {
            Some(text) => field.set(text),
            None => field.reset(),
        };
        let text = Signal::derive(move || field.is_changed().then(|| field.value()));
        Kept { key, name, text, put: Callback::new(put) }
    }

    fn is_changed(&self) -> bool {
        untrack(|| self.text.get()).is_some()
    }
}

/// What was put back.
#[derive(Clone, Copy)]
pub struct Restored {
    /// The names of the texts that were put back and are not saved yet.
    pub names: Signal<Vec<Words>>,
    /// Puts what is saved in their place.
    pub discard: Callback<()>,
}

/// Keeps each of `texts` from the first keystroke until it is as saved again. What the store has of a person is put
/// back once, when that person is known; what they have typed by then wins. When another person takes the page over,
/// what the first one typed leaves the screen and stays theirs.
pub fn use_drafts((owner, read, keep): DraftStore, texts: Vec<Kept>) -> Restored {
    let names = RwSignal::new(Vec::<Words>::new());
    let discard = {
        let texts = texts.clone();
        Callback::new(move |()| {
            let names = names.get_untracked();
            texts.iter().filter(|kept| names.contains(&kept.name)).for_each(|kept| kept.put.run(None));
        })
    };
    let mut whose = None;
    // The texts that the store has, as far as this page knows.
    let mut stored = Vec::new();
    let on_screen = texts.clone();
    // One effect for all of it: a text must not be kept between the change of the owner and what follows from it.
    use_effect(move || {
        let Some(owner) = owner.get() else { return };
        if whose.as_ref() != Some(&owner) {
            if whose.replace(owner).is_some() {
                texts.iter().for_each(|kept| kept.put.run(None));
            }
            let found = read.run(());
            let find = |key| found.iter().find(|(other, _)| other == key).map(|(_, text)| text.clone());
            stored = texts.iter().map(|kept| find(kept.key)).collect();
            names.set(restore(&texts, &stored));
        }
        for (kept, stored) in texts.iter().zip(&mut stored) {
            let text = kept.text.get();
            if text.is_none() && names.with_untracked(|names| names.contains(&kept.name)) {
                names.update(|names| names.retain(|name| *name != kept.name));
            }
            if text != *stored {
                keep.run((kept.key, text.clone()));
                *stored = text;
            }
        }
    });
    keep_on_leaving(on_screen, keep);
    Restored { names: names.into(), discard }
}

/// Keeps once more what is on the screen when it goes: another tab may have written or removed the entry meanwhile, and
/// the browser may have had no room for it then.
fn keep_on_leaving(texts: Vec<Kept>, keep: Callback<(&'static str, Option<String>)>) {
    let leaving = window_event_listener(pagehide, move |_| {
        for kept in &texts {
            if let Some(text) = untrack(|| kept.text.get()) {
                keep.run((kept.key, Some(text)));
            }
        }
    });
    on_cleanup(move || leaving.remove());
}

/// Puts back what nobody has typed over yet, and answers its names.
fn restore(texts: &[Kept], stored: &[Option<String>]) -> Vec<Words> {
    let mut names = Vec::new();
    for (kept, text) in texts.iter().zip(stored) {
        if text.is_none() || kept.is_changed() {
            continue;
        }
        kept.put.run(text.clone());
        if kept.is_changed() {
            names.push(kept.name.clone());
        } else {
            // It has been saved meanwhile, so the text goes on following what is saved.
            kept.put.run(None);
        }
    }
    names
}
