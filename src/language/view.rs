//! A [`Localized`] as a view.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Comment, Element, Node, Text};

use crate::language::localized::Localized;
use crate::unsubscribe::unsubscribe_at_cleanup;

/// The nodes of a text. It stands between two comments, and a change replaces everything between them: a browser's
/// translator replaces text nodes by elements of its own, and a node that has left the document shows nothing.
#[derive(Clone)]
struct Nodes {
    start: Comment,
    text: Text,
    end: Comment,
}

impl Nodes {
    fn new() -> Self {
        let comment = || document().create_comment("");
        Nodes { start: comment(), text: document().create_text_node(""), end: comment() }
    }

    fn show(&self, text: &str) {
        self.text.set_data(text);
        let is_intact = self.end.previous_sibling().as_ref() == Some(self.text.as_ref())
            && self.text.previous_sibling().as_ref() == Some(self.start.as_ref());
        // Without a parent, the view is not mounted yet.
        if let Some(parent) = self.end.parent_node().filter(|_| !is_intact) {
            self.clear();
            let _ = parent.insert_before(&self.text, Some(&self.end));
        }
    }

    /// Removes the nodes between the comments.
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

/// The state of a [`Localized`] view.
pub struct LocalizedState {
    nodes: Nodes,
    /// Shows each change.
    _effect: RenderEffect<String>,
}

impl Mountable for LocalizedState {
    fn unmount(&mut self) {
        self.nodes.clear();
        remove(&self.nodes.start);
        remove(&self.nodes.end);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let Nodes { start, text, end } = &self.nodes;
        for node in [start.as_ref(), text.as_ref(), end.as_ref()] {
            let _ = parent.insert_before(node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.nodes.start.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Localized {
    type State = LocalizedState;

    fn build(self) -> Self::State {
        let nodes = Nodes::new();
        let target = nodes.clone();
        let effect = RenderEffect::new(move |previous: Option<String>| {
            unsubscribe_at_cleanup();
            let text = self.get();
            // A live region would announce a text twice that is written twice.
            if previous.as_ref() != Some(&text) {
                target.show(&text);
            }
            text
        });
        LocalizedState { nodes, _effect: effect }
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

    /// No server renders this app, so there is nothing to hydrate.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}
