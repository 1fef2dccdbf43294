//! Forms: what a person types, what is wrong with it, and what becomes of it.
//!
//! A page declares the fields of a [`Form`] in one list and places them. In reading order: [`field`] (one text of a
//! document), [`format`](mod@format) (text and value), [`draft`], [`validate`] (the rules), [`task`] (what is announced), and
//! the form itself: checking, sending, discarding, and the conflicts to ask about. Drafts attach from outside.

pub mod draft;
pub mod field;
pub mod format;
pub mod json_list;
pub mod task;
pub mod validate;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlFormElement, SubmitEvent};

use crate::element_ref::ElementRef;
use crate::form::field::FormField;
use crate::form::task::{Offer, Outcome, Task, Work};
use crate::language::Message;
use crate::language::texts::common;
use crate::resource::edit::{Conflict, Edit};

type OnSaved = dyn Fn(&'static str, &str) + Send + Sync;

/// Fields that are sent together. Cheap to clone; it belongs to the page that made it.
#[derive(Clone)]
pub struct Form {
    /// The fields, in their order on the screen.
    pub fields: Arc<[FormField]>,
    /// Sending, and what became of it.
    pub task: Task,
    /// Where the questions about conflicts are.
    pub panel: ElementRef,
    send: Arc<dyn Fn(Edit) -> Work + Send + Sync>,
    /// Announced while it is sent.
    sending: Message,
    /// Called with the key and the text of each field that is saved, also where the page is gone by then.
    on_saved: Arc<OnSaved>,
    /// A save waits until the conflicts are resolved.
    is_waiting: RwSignal<bool>,
}

impl Form {
    /// A form that `send` sends. `sending` is announced meanwhile.
    pub fn new(
        fields: Vec<FormField>,
        sending: Message,
        send: impl Fn(Edit) -> Work + Send + Sync + 'static,
    ) -> Self {
        Form {
            fields: fields.into(),
            task: Task::default(),
            panel: ElementRef::new(),
            send: Arc::new(send),
            sending,
            on_saved: Arc::new(|_, _| {}),
            is_waiting: RwSignal::new(false),
        }
    }

    /// The form with something that is called with the key and the text of each field that is saved.
    #[must_use]
    pub fn on_saved(self, on_saved: impl Fn(&'static str, &str) + Send + Sync + 'static) -> Self {
        Form { on_saved: Arc::new(on_saved), ..self }
    }

    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<FormField> {
        self.fields.iter().find(|field| field.key == key).copied()
    }

    /// Whether something is not saved. Tracked.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(FormField::is_changed)
    }

    /// What someone else has changed since the person began to type. Tracked.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.fields.iter().flat_map(FormField::conflicts).collect()
    }

    /// Handles the `submit` event. Where there are mistakes it shows all of them and takes the person there; the button
    /// stays enabled, so that pressing it explains.
    pub fn submit(&self, event: &SubmitEvent) {
        event.prevent_default();
        let inputs = || self.fields.iter().map(FormField::input);
        inputs().for_each(|field| field.read());
        inputs().for_each(|field| field.submit());
        if inputs().all(|field| untrack(|| field.problem()).is_none()) {
            self.send();
        } else if let Some(form) = event.target().and_then(|target| target.dyn_into().ok()) {
            focus_mistakes(form);
        }
    }

    fn send(&self) {
        let sent: Vec<_> =
            untrack(|| self.fields.iter().map(|field| (field.wanted(), field.value())).collect());
        let steps: Vec<_> = untrack(|| self.fields.iter().filter_map(FormField::step).collect());
        if steps.is_empty() {
            self.settle(&sent);
            return self.task.announce(Outcome::done(common::NOTHING_TO_SAVE));
        }
        let (form, work) = (self.clone(), (self.send)(Edit::Ask(steps)));
        self.task.run(self.sending.clone(), async move {
            let outcome = work.await;
            if outcome.conflicting {
                form.is_waiting.try_set(true);
                form.focus_conflicts();
            } else if outcome.failed {
                form.refuse(&sent, &outcome.fields);
            } else if !outcome.message.is_nothing() {
                form.settle(&sent);
            }
            outcome
        });
    }

    /// What was sent is saved; what was typed since then stays.
    fn settle(&self, sent: &[(String, String)]) {
        for (field, (saved, text)) in self.fields.iter().zip(sent) {
            (self.on_saved)(field.key, saved);
            field.settle(saved, text);
        }
        self.is_waiting.try_set(false);
    }

    /// Shows at each field what the service says of it.
    fn refuse(&self, sent: &[(String, String)], refusals: &[(String, Message)]) {
        for (field, (_, text)) in self.fields.iter().zip(sent).filter(|(field, _)| !field.is_list()) {
            if let Some((_, message)) = refusals.iter().find(|(key, _)| key == field.key) {
                field.refuse(text, message);
            }
        }
    }

    /// Shows what is saved, and offers to undo that.
    pub fn discard(&self) {
        let fields = self.fields.clone();
        let typed: Vec<_> = fields.iter().map(|field| (field.draft(), field.typing())).collect();
        fields.iter().for_each(FormField::reset);
        self.is_waiting.set(false);
        let undo = Offer::new(common::UNDO, common::SAVING, move || {
            for (field, (draft, typing)) in fields.iter().zip(&typed) {
                field.restore(draft.clone());
                field.restore_typing(typing.clone());
            }
            Box::pin(async { Outcome::done(common::BACK_AGAIN) })
        });
        self.task.announce(Outcome::offering(common::DISCARDED, undo));
    }

    /// Resolves a conflict. After the last one the save that waits for it goes on.
    pub fn resolve(&self, conflict: &Conflict, keeps_own: bool) {
        let key = conflict.path.first().map_or("", String::as_str);
        if let Some(field) = self.field(key) {
            field.resolve(conflict, keeps_own);
        }
        self.focus_conflicts();
        if self.is_waiting.get_untracked() && untrack(|| self.conflicts()).is_empty() {
            self.is_waiting.set(false);
            if untrack(|| self.is_changed()) {
                self.send();
            } else {
                self.task.announce(Outcome::done(common::THEIRS_TAKEN));
            }
        }
    }

    /// Takes the person to the questions, once they are on the screen.
    fn focus_conflicts(&self) {
        let panel = self.panel;
        request_animation_frame(move || {
            if let Some(panel) = panel.peek::<HtmlElement>() {
                let _ = panel.focus();
            }
        });
    }
}

/// Puts the focus on the form's error summary, or into the first field that is marked as wrong, once they are on the screen.
fn focus_mistakes(form: HtmlFormElement) {
    request_animation_frame(move || {
        let first = form.query_selector(".mistakes, [aria-invalid=true]").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
}
