//! What a person has typed into a field, put back or taken back, and what is in conflict with it.

use leptos::prelude::*;
use wire::Object;

use super::FormField;
use crate::form::draft::Draft;
use crate::resource::edit::{Conflict, Edit, force};

impl FormField {
    /// What someone else has changed since the person began to type, and has to be asked about. Tracked.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let is_same = self.base.with(|base| {
            self.draft.with(|draft| draft.as_ref().is_none_or(|draft| draft.base.as_ref() == Some(base)))
        });
        let Some(step) = (!is_same).then(|| self.step()).flatten() else { return Vec::new() };
        let saved = self.saved.get().map(|value| (self.key.to_owned(), value)).into_iter().collect();
        Edit::Ask(vec![step]).conflicts(&saved)
    }

    /// Ends a conflict: the person keeps what they typed, or takes the other value.
    pub fn resolve(&self, conflict: &Conflict, keeps_own: bool) {
        if keeps_own {
            let base = self.with_theirs(&untrack(|| self.begun_from()), conflict);
            self.set_base(base);
        } else if conflict.path.len() == 1 {
            self.restore(None);
        } else {
            self.set(self.with_theirs(&untrack(|| self.wanted()), conflict));
        }
    }

    /// `text` with the service's value where the conflict is.
    fn with_theirs(&self, text: &str, conflict: &Conflict) -> String {
        let mut doc = Object::from_iter([(self.key.to_owned(), self.format.value(text).unwrap_or_default())]);
        force(&mut doc, &conflict.path, conflict.theirs.clone());
        doc.get(self.key).map_or(String::new(), |value| self.format.text(value))
    }

    fn set_base(&self, base: String) {
        self.draft.try_update(|draft| {
            if let Some(draft) = draft {
                draft.base = Some(base);
            }
        });
    }

    /// Puts a text, which was begun from `base`, in the place of the one on the screen.
    pub fn put(&self, text: String, base: String) {
        self.restore_typing(None);
        self.draft.try_set(Some(Draft::new(text, base)));
    }

    /// What was typed.
    pub fn draft(&self) -> Option<Draft> {
        self.draft.try_get_untracked().flatten()
    }

    /// Puts back what was typed once; without it, shows what is saved.
    pub fn restore(&self, draft: Option<Draft>) {
        if draft.is_none() {
            self.left.try_set(false);
            self.submitted.try_set(false);
        }
        self.draft.try_set(draft);
    }

    /// Shows what is saved.
    pub fn reset(&self) {
        self.restore_typing(None);
        self.restore(None);
    }
}
