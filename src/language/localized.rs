//! [`Localized`]: a text on the screen.

use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Comment, Element, Node, Text};

use crate::language::{Message, localize};

/// A text that follows its words and the language. As a view it stands between two comments and replaces whatever is there
/// when it changes: a browser's translator puts elements of its own in the place of text nodes, and what is written into a
/// node that is no longer in the document is never seen.
#[derive(Clone, Copy, Debug)]
pub struct Localized(Signal<String>);

impl Localized {
    /// The text. Tracked.
    #[must_use]
    pub fn get(self) -> String {
        self.0.get()
    }
}

impl From<Signal<String>> for Localized {
    fn from(text: Signal<String>) -> Self {
        Localized(text)
    }
}

impl From<Message> for Localized {
    fn from(words: Message) -> Self {
        localize(move || words.clone())
    }
}

impl From<&str> for Localized {
    fn from(text: &str) -> Self {
        Message::from(text).into()
    }
}

impl From<Localized> for Signal<String> {
    fn from(text: Localized) -> Self {
        text.0
    }
}

impl IntoAttributeValue for Localized {
    type Output = Signal<String>;

    fn into_attribute_value(self) -> Self::Output {
        self.0
    }
}

/// Where a text is in the document.
#[derive(Clone)]
struct Place {
    start: Comment,
    text: Text,
    end: Comment,
}

impl Place {
    fn new() -> Self {
        let comment = || document().create_comment("");
        Place { start: comment(), text: document().create_text_node(""), end: comment() }
    }

    fn show(&self, text: &str) {
        self.text.set_data(text);
        let is_there = self.end.previous_sibling().as_ref() == Some(self.text.as_ref())
            && self.text.previous_sibling().as_ref() == Some(self.start.as_ref());
        // Without a parent it is not mounted yet.
        if let Some(parent) = self.end.parent_node().filter(|_| !is_there) {
            self.clear();
            let _ = parent.insert_before(&self.text, Some(&self.end));
        }
    }

    /// Removes what is between the comments.
    fn clear(&self) {
        let end: &Node = &self.end;
        while let Some(node) = self.start.next_sibling().filter(|node| node != end) {
            remove(&node);
        }
    }
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// A [`Localized`] that is shown.
pub struct LocalizedState {
    place: Place,
    /// Writes what changes.
    _follow: RenderEffect<String>,
}

impl Mountable for LocalizedState {
    fn unmount(&mut self) {
        self.place.clear();
        remove(&self.place.start);
        remove(&self.place.end);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let Place { start, text, end } = &self.place;
        for node in [start.as_ref(), text.as_ref(), end.as_ref()] {
            let _ = parent.insert_before(node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.place.start.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Localized {
    type State = LocalizedState;

    fn build(self) -> Self::State {
        let place = Place::new();
        let shown = place.clone();
        let follow = RenderEffect::new(move |before: Option<String>| {
            let text = self.get();
            // Written twice, a live region would say it twice.
            if before.as_ref() != Some(&text) {
                shown.show(&text);
            }
            text
        });
        LocalizedState { place, _follow: follow }
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut old = std::mem::replace(state, self.build());
        old.insert_before_this(state);
        old.unmount();
    }
}

no_attrs!(Localized);

impl RenderHtml for Localized {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra: Vec<AnyAttribute>,
    ) {
        self.get().to_html_with_buf(buffer, position, escape, mark_branches, extra);
    }

    /// No server renders this app, so there is nothing to take over.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}
