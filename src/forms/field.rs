//! [`Field`]: one text that a person edits.

use leptos::html;
use leptos::prelude::*;

use crate::language::Message;

mod control;

/// A text, what it was before, and what is wrong with it. Copy it freely; it belongs to the page that made it.
///
/// The text follows its base until the person types. That way an answer of the service shows at once in fields that
/// nobody touched, and never overwrites one that somebody did.
///
/// What stands in the control counts, however it came there: a password manager may tell of it late, or never. The control
/// itself may show a text in another way than it is saved (line breaks, addresses), and that is no change of the person's.
#[derive(Clone, Copy)]
pub struct Field {
    base: Signal<String>,
    typed: RwSignal<Option<Typed>>,
    visit: RwSignal<Visit>,
    problem: Signal<Option<Message>>,
    refusal: RwSignal<Option<(String, Message)>>,
    place: StoredValue<(String, Message)>,
    control: NodeRef<html::Input>,
    /// The text that was put into the control last, and what the browser made of it there.
    shown: StoredValue<(String, String)>,
}

/// What a person typed, and the saved text that they typed it against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What they typed.
    pub text: String,
    seen: String,
}

/// What the person has done with a field, and with it how loud its mistakes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Visit {
    /// Nothing: mistakes are not shown.
    #[default]
    None,
    /// Left it: they are shown at the field.
    Left,
    /// Tried to send it: they are listed at the form too.
    Sent,
}

impl Field {
    /// `base` is the saved text, `check` says what is wrong with another one: what is saved is not sent.
    pub fn new(
        base: impl Fn() -> String + Send + Sync + 'static,
        check: impl Fn(&str) -> Option<Message> + Send + Sync + 'static,
    ) -> Self {
        let base = Signal::derive(base);
        let typed = RwSignal::new(None::<Typed>);
        let problem = Signal::derive(move || {
            let base = base.get();
            let text = typed.get().map_or_else(|| base.clone(), |typed| typed.text);
            if text == base && !base.is_empty() { None } else { check(&text) }
        });
        Field {
            base,
            typed,
            visit: RwSignal::default(),
            problem,
            refusal: RwSignal::new(None),
            place: StoredValue::default(),
            control: NodeRef::new(),
            shown: StoredValue::default(),
        }
    }

    /// A field that begins empty, such as a password.
    pub fn empty(check: impl Fn(&str) -> Option<Message> + Send + Sync + 'static) -> Self {
        Field::new(String::new, check)
    }

    /// The text on the screen. Tracked.
    pub fn value(&self) -> String {
        self.typed.get().map_or_else(|| self.base.get(), |typed| typed.text)
    }

    /// What is saved. Tracked.
    pub fn base(&self) -> String {
        self.base.get()
    }

    /// What was saved when the person began to type: what they know of. Tracked.
    pub fn seen(&self) -> String {
        self.typed.get().map_or_else(|| self.base.get(), |typed| typed.seen)
    }

    /// Whether it differs from what is saved. Tracked.
    pub fn is_changed(&self) -> bool {
        self.typed.with(|typed| typed.as_ref().is_some_and(|typed| typed.text != self.base.get()))
    }

    /// Takes what the person typed.
    pub fn set(&self, text: String) {
        let seen = untrack(|| self.seen());
        self.typed.set(Some(Typed { text, seen }));
    }

    /// The person has been told that `seen` is saved now, and stays with what they typed.
    pub fn see(&self, seen: String) {
        self.typed.try_update(|typed| {
            if let Some(typed) = typed {
                typed.seen = seen;
            }
        });
    }

    /// What was typed, for [`Self::restore`].
    pub fn typed(&self) -> Option<Typed> {
        self.typed.try_get_untracked().flatten()
    }

    /// Puts back what was typed once.
    pub fn restore(&self, typed: Option<Typed>) {
        self.typed.try_set(typed);
    }

    /// The focus leaves the field. A page that goes away with the focus in it does that too, after its signals.
    pub fn leave(&self) {
        self.read();
        if !self.typed.is_disposed() && untrack(|| self.is_changed()) {
            self.visit.update(|visit| *visit = (*visit).max(Visit::Left));
        }
    }

    /// The person tried to send it.
    pub fn submit(&self) {
        self.visit.set(Visit::Sent);
    }

    /// Tells where the field is on the page: the id of its input, and its label.
    pub fn place(&self, id: &str, label: &Message) {
        self.place.set_value((id.into(), label.clone()));
    }

    /// What a form's list of mistakes says of it, once it was sent: the id of its input, its label, and the mistake.
    /// Tracked.
    pub fn listed(&self) -> Option<(String, Message, Message)> {
        let mistake = self.error().filter(|_| self.visit.get() == Visit::Sent)?;
        let (id, label) = self.place.get_value();
        Some((id, label, mistake))
    }

    /// What the form must not be sent with. Tracked.
    pub fn problem(&self) -> Option<Message> {
        self.problem.get()
    }

    /// What is shown at the field: the service's refusal of exactly this text, else a mistake once the field has been
    /// visited. Tracked.
    pub fn error(&self) -> Option<Message> {
        let refusal = self.refusal.get().filter(|(text, _)| *text == self.value());
        refusal
            .map(|(_, message)| message)
            .or_else(|| (self.visit.get() > Visit::None).then(|| self.problem.get()).flatten())
    }

    /// The service refused `text`. The page may be gone when that is heard.
    pub fn refuse(&self, text: &str, message: impl Into<Message>) {
        self.refusal.try_set(Some((text.into(), message.into())));
    }

    /// `sent` is saved: unless the person has typed on, the field follows its base again.
    pub fn settle(&self, sent: &str) {
        let base = self.base.try_get_untracked().unwrap_or_default();
        self.typed.try_update(|typed| match typed {
            Some(typed) if typed.text != sent => typed.seen = base,
            typed => *typed = None,
        });
        self.visit.try_set(Visit::None);
    }

    /// Back to what is saved.
    pub fn reset(&self) {
        self.typed.try_set(None);
        self.visit.try_set(Visit::None);
    }
}
