//! What a lazy part draws.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::loadable::Loadable;
use crate::form::task::{Failure, Outcome};
use crate::hooks::use_recovery::use_recovery;
use crate::part::{Lazy, Part};

/// [`deferred`] in the place of a whole page, whose heading a failure then has.
pub fn deferred_page<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    lines: usize,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    part.load();
    defer(part, lines, 0, view)
}

/// What `view` makes of a part; until that is there, a skeleton of so many `lines`, or why it could not be fetched and a
/// button that tries again. Call it where the view is shown: that fetches the part, as soon as the rest is on the screen.
pub fn deferred<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    lines: usize,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    part.load_soon();
    defer(part, lines, 1, view)
}

fn defer<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    lines: usize,
    below: u8,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    match part.peek() {
        Some(value) => view(value),
        None => waiting(part, lines, below, ViewFn::from(move || part.peek().map(&view))),
    }
}

/// What `view` makes of a part that is no more than a comfort: nothing until it is there, and no word where it cannot be
/// fetched, but another try later.
pub fn quietly<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    quiet(part, Arc::new(move || part.get().map(&view)))
}

fn quiet(part: &'static dyn Lazy, content: Arc<dyn Fn() -> Option<AnyView> + Send + Sync>) -> AnyView {
    part.load_soon();
    let failed = move || part.has_failed().then_some(0);
    use_recovery(failed, Signal::derive(move || part.is_ready()), Callback::new(move |()| part.load()));
    (move || content()).into_any()
}

fn waiting(part: &'static dyn Lazy, lines: usize, below: u8, content: ViewFn) -> AnyView {
    let ready = Signal::derive(move || part.is_ready());
    let failure: Failure = Arc::new(move || part.has_failed().then(Outcome::part_missing));
    view! {
        <Loadable ready failure not_offered=Signal::stored(None) lines below on_retry=move |()| part.load()>
            {content.run()}
        </Loadable>
    }
    .into_any()
}
