//! [`Texts`]: a form of texts that are saved together, and of which nothing is lost.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wire::Object;

use crate::components::conflicts::Choice;
use crate::editing::text::{Kind, Text};
use crate::editing::{Saver, list};
use crate::forms::field::Field;
use crate::forms::task::{Failure, Offer, Outcome, Task};
use crate::hooks::use_drafts::Kept;
use crate::messages::{common, error, saved};
use crate::paths::Page;
use crate::resource::edit::{Conflict, Edit};
use crate::state::ApiError;
use crate::state::drafts::Drafts;

/// The texts of a form. Cheap to clone; it belongs to the page that made it.
#[derive(Clone)]
pub struct Texts {
    texts: Arc<[Text]>,
    saver: Saver,
    drafts: Drafts,
    page: Page,
    /// Saving, and what became of it.
    pub task: Task,
    /// What has to be asked before the rest can be saved.
    conflicts: Signal<Vec<Conflict>>,
    /// The person has asked to save what is still to be answered.
    asked: RwSignal<bool>,
    /// Where the questions are.
    pub panel: NodeRef<html::Div>,
}

/// Of each text what would be saved, and what is in its field.
type Sent = Vec<(String, String)>;

impl Texts {
    /// `held` is what is saved of their document.
    pub fn new(
        texts: Vec<Text>,
        held: impl Fn() -> Object + Send + Sync + 'static,
        saver: Saver,
        drafts: Drafts,
        page: Page,
    ) -> Self {
        let texts: Arc<[Text]> = texts.into();
        let edited = texts.clone();
        // Whenever the service is seen to hold something else than the person began with, and not only when they save.
        let conflicts = Signal::derive(move || edit(&edited).conflicts(&held()));
        let (task, asked, panel) = (Task::default(), RwSignal::new(false), NodeRef::new());
        Texts { texts, saver, drafts, page, task, conflicts, asked, panel }
    }

    /// What is worth keeping while it is not saved.
    pub fn kept(&self) -> Vec<Kept> {
        self.texts.iter().map(kept).collect()
    }

    /// The fields, in their order on the screen.
    pub fn fields(&self) -> Vec<Field> {
        self.texts.iter().map(Text::control).collect()
    }

    /// Whether something is not saved.
    pub fn is_changed(&self) -> Signal<bool> {
        let texts = self.texts.clone();
        Signal::derive(move || texts.iter().any(Text::is_changed))
    }

    /// Saves what was changed.
    pub fn send(&self) {
        let edit = untrack(|| edit(&self.texts));
        if edit.is_empty() {
            self.settle(&self.sent());
            return self.task.announce(Outcome::Done(common::NOTHING_TO_SAVE));
        }
        let (form, sent) = (self.clone(), self.sent());
        self.task.run(common::SAVING, async move {
            match form.saver.save.change(edit).await {
                Ok(written) if written.conflicts.is_empty() => {
                    form.settle(&sent);
                    form.saver.outcome(Ok(written))
                }
                Ok(written) => {
                    form.ask();
                    let message = saved::clashed(&written, form.saver.name);
                    Outcome::Failed(Failure { message, ..Failure::default() })
                }
                Err(reason) => Outcome::Failed(form.refuse(&sent, &reason)),
            }
        });
    }

    fn sent(&self) -> Sent {
        untrack(|| self.texts.iter().map(|text| (text.wanted(), text.field.value())).collect())
    }

    /// What was sent is saved; what was typed since then stays.
    fn settle(&self, sent: &Sent) {
        for (text, (wanted, typed)) in self.texts.iter().zip(sent) {
            self.drafts.settle(self.page, text.key, wanted);
            text.settle(wanted, typed);
        }
        self.asked.try_set(false);
    }

    /// Shows what the service says of a text at that text.
    fn refuse(&self, sent: &Sent, reason: &ApiError) -> Failure {
        let shown: Vec<_> =
            self.texts.iter().filter(|text| text.typing.is_none()).map(|text| text.key).collect();
        for (text, (_, typed)) in self.texts.iter().zip(sent) {
            if let Some(message) = reason.field(text.key) {
                text.field.refuse(typed, message);
            }
        }
        error::form_failure(reason, &shown)
    }

    /// Puts what is saved in the place of what was typed, and offers to undo that.
    pub fn discard(&self) {
        let texts = self.texts.clone();
        let typed: Vec<_> = texts.iter().map(|text| (text.field.typed(), text.pending())).collect();
        texts.iter().for_each(Text::discard);
        self.asked.set(false);
        let offer = Offer::new(common::UNDO, common::SAVING, move || {
            for (text, (typed, pending)) in texts.iter().zip(&typed) {
                text.restore(typed.clone(), pending.clone());
            }
            Box::pin(async { Outcome::Done(common::BACK_AGAIN) })
        });
        self.task.announce(Outcome::Offering(common::DISCARDED, offer));
    }

    /// The questions, as they are shown.
    pub fn choices(&self) -> Signal<Vec<Choice>> {
        let (conflicts, name) = (self.conflicts, self.saver.name);
        Signal::derive(move || {
            conflicts.with(|list| list.iter().map(|conflict| saved::choice(conflict, name)).collect())
        })
    }

    /// Answers the question at this place in the list: mine, or theirs. After the last one the save that they kept
    /// waiting goes on.
    pub fn answer(&self, at: usize, mine: bool) {
        let Some(conflict) = self.conflicts.with_untracked(|list| list.get(at).cloned()) else { return };
        if let Some(text) =
            self.texts.iter().find(|text| Some(text.key) == conflict.path.first().map(String::as_str))
        {
            if mine { text.keep_mine(&conflict) } else { text.take_theirs(&conflict) }
        }
        self.focus();
        if self.asked.get_untracked() && self.conflicts.with_untracked(Vec::is_empty) {
            self.asked.set(false);
            if self.is_changed().get_untracked() {
                self.send();
            } else {
                self.task.announce(Outcome::Done(common::THEIRS_TAKEN));
            }
        }
    }

    fn ask(&self) {
        self.asked.try_set(true);
        self.focus();
    }

    /// Takes the person to the questions, once they are on the screen as they are now.
    fn focus(&self) {
        let panel = self.panel;
        request_animation_frame(move || {
            if let Some(panel) = panel.try_get_untracked().flatten() {
                let _ = panel.focus();
            }
        });
    }
}

fn edit(texts: &[Text]) -> Edit {
    Edit::Ask(texts.iter().filter_map(Text::step).collect())
}

fn kept(text: &Text) -> Kept {
    let (shown, put, look) = (text.clone(), text.clone(), text.clone());
    let unsaved = Signal::derive(move || shown.is_changed().then(|| shown.wanted()));
    let put = move |kept: Option<(String, String)>| match kept {
        Some((kept, seen)) => put.put(kept, seen),
        None => put.discard(),
    };
    let field = text.field;
    let read = match text.kind {
        Kind::List => |text: &str| list::items(text).join(", "),
        _ => str::to_owned,
    };
    Kept {
        key: text.key,
        name: text.name.clone(),
        base: Signal::derive(move || field.base()),
        text: unsaved,
        put: Callback::new(put),
        read,
        look: Callback::new(move |()| look.control().read()),
    }
}
