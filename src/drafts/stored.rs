//! [`StoredDraft`]: what is known of the draft of one field.

use leptos::prelude::ArcTrigger;

use crate::boot::DraftStorage;
use crate::clock::unix_millis;
use crate::drafts::storage::{read, write};
use crate::form::draft::Draft;

/// The draft of one field, in memory and in the storage.
#[derive(Default)]
pub(super) struct StoredDraft {
    /// The key of its entry.
    pub(super) key: String,
    /// Typed since the page was loaded.
    pub(super) typed: Option<Draft>,
    /// What the entry holds, where that is not `typed`: a draft from before, or another tab's.
    pub(super) stored: Option<Draft>,
    /// What the entry held before `typed`; it comes back when the person takes the typing back.
    earlier: Option<Draft>,
    /// The browser does not keep `typed`.
    pub(super) refused: bool,
    /// Notified when another draft is offered, or none, or when the browser keeps it no longer.
    pub(super) changed: ArcTrigger,
}

impl StoredDraft {
    /// No draft yet.
    pub(super) fn new(key: &str) -> Self {
        StoredDraft { key: key.into(), ..StoredDraft::default() }
    }

    /// Whether there is no draft.
    pub(super) fn is_empty(&self) -> bool {
        self.typed.is_none() && self.stored.is_none()
    }

    /// Keeps what the person typed; `base` is what was saved when they began. Writes once, and not at all where that is kept
    /// already. Returns whether others see a change: while the person types on, nothing is offered and nothing is new.
    pub(super) fn keep(&mut self, place: DraftStorage, text: &str, base: &str) -> bool {
        let seen = |draft: &Self| (draft.typed.is_some(), draft.stored.is_some(), draft.refused);
        let before = seen(self);
        match self.typed.take() {
            Some(typed) if typed.text == text && typed.base.as_deref() == Some(base) => {
                self.typed = Some(typed);
                return false;
            }
            Some(_) => {}
            None => self.earlier.clone_from(&self.stored),
        }
        self.earlier.take_if(|earlier| earlier.text == text);
        let draft = Draft { text: text.into(), base: Some(base.into()), time: Some(unix_millis()) };
        self.refused = !write(place, &self.key, Some(&draft));
        if !self.refused {
            self.stored = None;
        }
        self.typed = Some(draft);
        seen(self) != before
    }

    /// Writes once more what is typed: the entry may have been removed, or there may be room for it by now. An entry of
    /// another tab stays.
    pub(super) fn write_again(&self, place: DraftStorage) {
        if self.typed.is_some() && (self.refused || self.stored.is_none()) {
            write(place, &self.key, self.typed.as_ref());
        }
    }

    /// The person has taken their typing back. Returns whether there was any.
    pub(super) fn take_back(&mut self, place: DraftStorage) -> bool {
        let earlier = self.earlier.take();
        self.end(place, earlier)
    }

    /// `sent` is saved. What was typed since then stays. Returns whether the draft was that text.
    pub(super) fn remove_saved(&mut self, place: DraftStorage, sent: &str) -> bool {
        let is_sent = |draft: &Option<Draft>| draft.as_ref().is_some_and(|draft| draft.text == sent);
        if is_sent(&self.typed) {
            return self.end(place, None);
        }
        is_sent(&self.stored) && self.discard(place)
    }

    /// Removes a draft that was not typed here. Returns whether there was one.
    pub(super) fn discard(&mut self, place: DraftStorage) -> bool {
        let any = self.stored.take().is_some();
        if any {
            write(place, &self.key, None);
        }
        any
    }

    /// Forgets everything; the entry stays as it is.
    pub(super) fn forget(&mut self) {
        let (key, changed) = (std::mem::take(&mut self.key), self.changed.clone());
        *self = StoredDraft { key, changed, ..StoredDraft::default() };
    }

    /// The entry now holds `stored`.
    pub(super) fn observe(&mut self, stored: Option<Draft>) {
        let is_own = |stored: &Draft| self.typed.as_ref().is_some_and(|typed| typed.text == stored.text);
        self.stored = stored.filter(|stored| !is_own(stored));
    }

    /// Replaces what was typed by `next`. An entry that is another tab's by now stays.
    fn end(&mut self, place: DraftStorage, next: Option<Draft>) -> bool {
        let Some(typed) = self.typed.take() else { return false };
        (self.earlier, self.refused) = (None, false);
        if self.stored.is_some() {
            // The event that reported it may be older than the last keystroke here.
            self.stored = read(place, &self.key).filter(|stored| stored.text != typed.text);
        }
        if self.stored.is_none() {
            self.stored = next.filter(|next| write(place, &self.key, Some(next)));
            if self.stored.is_none() {
                write(place, &self.key, None);
            }
        }
        true
    }
}
