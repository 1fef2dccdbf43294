//! What a lazy part draws.

use leptos::prelude::*;

use crate::components::loadable::Loadable;
use crate::form::task::Outcome;
use crate::hooks::use_recovery::use_recovery;
use crate::language::texts::common;
use crate::part::Part;

/// [`deferred`] in the place of a whole page, whose heading a failure then has.
pub fn deferred_page<T>(
    part: &'static Part<T>,
    lines: usize,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Copy + Send + Sync,
{
    part.load();
    defer(part, lines, 0, view)
}

/// What `view` makes of a part; until that is there, a skeleton of so many `lines`, or why it could not be fetched and a
/// button that tries again. Call it where the view is shown: that fetches the part, as soon as the rest is on the screen.
pub fn deferred<T>(
    part: &'static Part<T>,
    lines: usize,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Copy + Send + Sync,
{
    part.load_soon();
    defer(part, lines, 1, view)
}

fn defer<T>(
    part: &'static Part<T>,
    lines: usize,
    below: u8,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Copy + Send + Sync,
{
    if let Some(value) = part.peek() {
        return view(value);
    }
    waiting(
        Signal::derive(move || part.get().is_some()),
        Signal::derive(move || part.has_failed()),
        lines,
        below,
        Callback::new(move |()| part.load()),
        ViewFn::from(move || part.peek().map(&view)),
    )
}

/// What `view` makes of a part that is no more than a comfort: nothing until it is there, and no word where it cannot be
/// fetched, but another try later.
pub fn quietly<T>(part: &'static Part<T>, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Copy + Send + Sync,
{
    part.load_soon();
    let failed = Signal::derive(move || part.has_failed().then_some(0));
    let ready = Signal::derive(move || part.get().is_some());
    use_recovery(failed, ready, Callback::new(move |()| part.load()));
    (move || part.get().map(&view)).into_any()
}

fn waiting(
    ready: Signal<bool>,
    has_failed: Signal<bool>,
    lines: usize,
    below: u8,
    on_retry: Callback<()>,
    content: ViewFn,
) -> AnyView {
    let failure = Signal::derive(move || {
        has_failed.get().then(|| Outcome {
            recovers: Some(0),
            needs_reload: true,
            ..Outcome::failed(common::PART_MISSING)
        })
    });
    view! {
        <Loadable ready failure not_offered=Signal::stored(None) lines below on_retry>
            {content.run()}
        </Loadable>
    }
    .into_any()
}
