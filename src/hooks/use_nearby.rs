//! Rows of a long table that are near the screen.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use crate::hooks::tree::focused;
use crate::hooks::use_effect::use_effect;

/// How far from the screen counts as near: no one tabs or scrolls past it within a frame or two.
const MARGIN: &str = "60% 0px";

/// How many rows change in one frame.
const AT_ONCE: usize = 3;

/// What stands in a row that has something to say, or an offer.
const IN_USE: &str = ".offer, .status-text:not(:empty), .status-error:not(:empty)";

/// Knows which rows are near the screen, and changes a few in each frame.
#[derive(Clone, Copy)]
pub struct Nearby(StoredValue<Watcher, LocalStorage>);

#[derive(Default)]
struct Watcher {
    observer: Option<Observer>,
    rows: HashMap<String, Watched>,
    coming: VecDeque<String>,
    going: VecDeque<String>,
    is_scheduled: bool,
}

/// The browser's observer and what it calls.
type Observer = Rc<(IntersectionObserver, Closure<dyn Fn(Array)>)>;

#[derive(Clone, Copy)]
struct Watched {
    node: NodeRef<html::Tr>,
    is_near: bool,
    shown: RwSignal<bool>,
}

/// Watches rows until the current reactive owner is cleaned up.
pub fn use_nearby() -> Nearby {
    let nearby = Nearby(StoredValue::new_local(Watcher::default()));
    let closure = Closure::<dyn Fn(Array)>::new(move |entries| nearby.observe(&entries));
    let options = Object::new();
    // The second is for a host that scrolls the app in a part of its page.
    for margin in ["rootMargin", "scrollMargin"] {
        let _ = Reflect::set(&options, &margin.into(), &MARGIN.into());
    }
    let observer =
        IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), options.unchecked_ref());
    nearby.0.update_value(|watcher| watcher.observer = observer.ok().map(|it| Rc::new((it, closure))));
    let print = window_event_listener_untyped("beforeprint", move |_| nearby.show_all());
    on_cleanup(move || {
        print.remove();
        if let Some(observer) = nearby.observer() {
            observer.0.disconnect();
        }
    });
    nearby
}

impl Nearby {
    /// Whether a row is near the screen; `id` is its id. A row stays while it has the focus, and so do the ones beside it.
    pub fn watch(self, id: &str, node: NodeRef<html::Tr>) -> Signal<bool> {
        let Some(observer) = self.observer() else { return Signal::stored(true) };
        let shown = RwSignal::new(false);
        self.0.update_value(|watcher| {
            watcher.rows.insert(id.into(), Watched { node, is_near: false, shown });
        });
        use_effect(move || {
            if let Some(row) = node.get() {
                observer.0.observe(&row);
            }
        });
        let id = id.to_owned();
        on_cleanup(move || {
            self.0.try_update_value(|watcher| watcher.rows.remove(&id));
        });
        shown.into()
    }

    fn observer(self) -> Option<Observer> {
        self.0.try_with_value(|watcher| watcher.observer.clone()).flatten()
    }

    fn observe(self, entries: &Array) {
        self.0.try_update_value(|watcher| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let id = entry.target().id();
                let Some(row) = watcher.rows.get_mut(&id) else { continue };
                if row.is_near != entry.is_intersecting() {
                    row.is_near = !row.is_near;
                    let waiting = if row.is_near { &mut watcher.coming } else { &mut watcher.going };
                    waiting.push_back(id);
                }
            }
        });
        self.schedule();
    }

    fn schedule(self) {
        let is_due = self.0.try_update_value(|watcher| {
            let is_waiting = !watcher.coming.is_empty() || !watcher.going.is_empty();
            let is_due = is_waiting && !watcher.is_scheduled;
            watcher.is_scheduled |= is_due;
            is_due
        });
        if is_due == Some(true) {
            request_animation_frame(move || self.change_some());
        }
    }

    /// Draws some of the rows that came near. When all are there, takes away some that are far.
    fn change_some(self) {
        let mut changes = Vec::new();
        self.0.try_update_value(|watcher| {
            watcher.is_scheduled = false;
            while changes.len() < AT_ONCE
                && let Some(id) = watcher.coming.pop_front().or_else(|| watcher.going.pop_front())
            {
                let row = watcher.rows.get(&id).filter(|row| row.is_near != row.shown.get_untracked());
                changes.extend(row.filter(|row| row.is_near || !is_in_use(row.node)).copied());
            }
        });
        for row in changes {
            row.shown.try_set(row.is_near);
        }
        self.schedule();
    }

    /// Paper has no screen to be near to.
    fn show_all(self) {
        let rows = self.0.try_with_value(|watcher| watcher.rows.values().copied().collect::<Vec<_>>());
        for row in rows.into_iter().flatten() {
            row.shown.try_set(true);
        }
    }
}

/// Whether the focus is in a row or beside it, or a switch in it has something to say.
fn is_in_use(node: NodeRef<html::Tr>) -> bool {
    let Some(row) = node.get_untracked() else { return false };
    let focus = focused(&row);
    let has_focus = |row: &Element| row.contains(focus.as_deref());
    has_focus(&row)
        || row.previous_element_sibling().is_some_and(|row| has_focus(&row))
        || row.next_element_sibling().is_some_and(|row| has_focus(&row))
        || row.query_selector(IN_USE).is_ok_and(|found| found.is_some())
}
