//! [`FormField`]: one value of a document that a person edits as a text.

use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlInputElement;

use crate::element_ref::ElementRef;
use crate::form::draft::Draft;
use crate::form::format::Format;
use crate::form::json_list;
use crate::form::validate::trim;
use crate::language::Message;
use crate::resource::edit::Step;

mod control;
mod draft;
mod list;

/// A key of a document, its label, and what a person types for it. Cheap to copy; it belongs to the page that made it.
///
/// The text follows what is saved until the person types. A response of the service shows at once in a field that was not
/// edited, and never overwrites one that was.
///
/// What stands in the control counts, however it came there: a password manager may announce it late, or never. The
/// control may show a text in another way than it is saved (line breaks, addresses); that is no change.
#[derive(Clone, Copy)]
pub struct FormField {
    /// The document's key.
    pub key: &'static str,
    /// How the text becomes a value.
    pub format: Format,
    /// The `autocomplete` token (WHATWG HTML, autofill).
    pub autocomplete: &'static str,
    /// Whether a changed text is marked: not in a field that always begins empty.
    pub marks_changes: bool,
    label: StoredValue<Message>,
    saved: Signal<Option<Value>>,
    base: Signal<String>,
    draft: RwSignal<Option<Draft>>,
    /// The focus left it: mistakes are shown at the field.
    left: RwSignal<bool>,
    /// The person tried to send it: mistakes are listed at the form too.
    submitted: RwSignal<bool>,
    problem: Signal<Option<Message>>,
    refusal: RwSignal<Option<Message>>,
    /// The text that the refusal is about.
    refused: StoredValue<String>,
    id: StoredValue<String>,
    control: ElementRef,
    /// The text that was put into the control last, and what the browser made of it there.
    shown: StoredValue<(String, String)>,
    /// For a list: the item that is being typed. It counts as part of the list when the form is sent.
    item: StoredValue<Option<FormField>>,
}

impl FormField {
    /// A field of the value `saved`.
    pub fn new(
        key: &'static str,
        label: impl Into<Message>,
        format: Format,
        saved: Signal<Option<Value>>,
    ) -> Self {
        let text =
            move |saved: &Option<Value>| saved.as_ref().map_or(String::new(), |value| format.text(value));
        FormField {
            key,
            format,
            autocomplete: "off",
            marks_changes: true,
            label: StoredValue::new(label.into()),
            saved,
            base: Memo::new(move |_| saved.with(text)).into(),
            draft: RwSignal::new(None),
            left: RwSignal::new(false),
            submitted: RwSignal::new(false),
            problem: Signal::stored(None),
            refusal: RwSignal::new(None),
            refused: StoredValue::default(),
            id: StoredValue::default(),
            control: ElementRef::new(),
            shown: StoredValue::default(),
            item: StoredValue::new(None),
        }
    }

    /// A field that always begins empty, such as a password.
    pub fn empty(key: &'static str, label: impl Into<Message>) -> Self {
        let field = FormField::new(key, label, Format::Secret, Signal::stored(None));
        FormField { marks_changes: false, ..field }
    }

    /// The field with its `autocomplete` token.
    #[must_use]
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        FormField { autocomplete, ..self }
    }

    /// The field with a check, which returns what is wrong with a text. A text that is saved is not sent, so it is not
    /// checked.
    #[must_use]
    pub fn check(self, check: impl Fn(&str) -> Option<Message> + Send + Sync + 'static) -> Self {
        let problem =
            move || self.with(|text, base| if text == base && !base.is_empty() { None } else { check(text) });
        FormField { problem: Signal::derive(problem), ..self }
    }

    /// Reads the text on the screen and the saved one. Tracked.
    fn with<T>(&self, read: impl FnOnce(&str, &str) -> T) -> T {
        self.base.with(|base| {
            self.draft.with(|draft| read(draft.as_ref().map_or(base.as_str(), |draft| &draft.text), base))
        })
    }

    /// The text on the screen. Tracked.
    pub fn value(&self) -> String {
        self.with(|text, _| text.to_owned())
    }

    /// What is saved. Tracked.
    pub fn base(&self) -> String {
        self.base.get()
    }

    /// What was saved when the person began to type. Tracked.
    pub fn begun_from(&self) -> String {
        self.draft.with(|draft| draft.as_ref()?.base.clone()).unwrap_or_else(|| self.base.get())
    }

    /// Whether another value than the saved one would be sent. Tracked.
    pub fn is_changed(&self) -> bool {
        match self.is_list() {
            true => self.base.with(|base| self.format.differs(&self.wanted(), base)),
            false => self.with(|text, base| self.format.differs(text, base)),
        }
    }

    /// The text as it would be saved, where that is another value. Tracked.
    pub fn unsaved(&self) -> Option<String> {
        self.is_changed().then(|| self.wanted())
    }

    /// The field that has a control on the page: of a list, that of the item.
    pub fn input(&self) -> FormField {
        self.item.try_get_value().flatten().unwrap_or(*self)
    }

    /// Whether its control has an item of a list.
    pub fn is_list(&self) -> bool {
        self.item.try_get_value().flatten().is_some()
    }

    /// The text as it would be saved: a list has the item that is being typed. Tracked.
    pub fn wanted(&self) -> String {
        let item = self.item.try_get_value().flatten().map(|item| trim(&item.value()).to_owned());
        match item.filter(|item| !item.is_empty()) {
            Some(item) if !self.items().contains(&item) => self.with(|text, _| json_list::add(text, &item)),
            _ => self.value(),
        }
    }

    /// What has to be sent; `None` while that is what is saved, or no value yet. Tracked.
    pub fn step(&self) -> Option<Step> {
        let to = self.format.value(&self.unsaved()?)?;
        let begun = self.begun_from();
        // What is saved may be written in another way than its text, such as with a space at its end.
        let from = if begun == self.base.get() { self.saved.get() } else { self.format.value(&begun) };
        Some(Step { path: vec![self.key.into()], from, to: Some(to) })
    }

    /// Takes what stands in the control.
    pub fn read(&self) {
        let Some(control) = self.control.peek::<HtmlInputElement>() else { return };
        let text = self.text_of(control.value());
        if untrack(|| self.with(|shown, _| shown != text)) {
            self.set(text);
        }
    }

    /// The text that stands in the control as `there`.
    fn text_of(&self, there: String) -> String {
        self.shown.with_value(|(text, shown)| if *shown == there { text.clone() } else { there })
    }

    /// Takes what the person typed.
    pub fn set(&self, text: String) {
        let base = untrack(|| self.begun_from());
        self.draft.try_set(Some(Draft::new(text, base)));
    }

    /// `saved` is saved, and `sent` was in the field then: the field follows its base again, unless the person has typed
    /// on. A text that was begun while others were sent keeps its base: what someone else changes under it is asked about.
    pub fn settle(&self, saved: &str, sent: &str) {
        self.settle_item(saved, sent);
        let base = self.base.try_get_untracked().unwrap_or_default();
        let was_sent = |draft: &Draft| self.format.differs(saved, draft.base.as_deref().unwrap_or_default());
        self.draft.try_update(|draft| {
            if draft.as_ref().is_some_and(|draft| draft.text == sent) {
                *draft = None;
            } else if let Some(draft) = draft.as_mut().filter(|draft| was_sent(draft)) {
                draft.base = Some(base);
            }
        });
        self.left.try_set(false);
        self.submitted.try_set(false);
    }

    /// What the form must not be sent with. Tracked.
    pub fn problem(&self) -> Option<Message> {
        self.problem.get()
    }

    /// The person tried to send it.
    pub fn submit(&self) {
        self.submitted.set(true);
    }
}

#[cfg(test)]
mod tests;
