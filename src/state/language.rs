//! The language: what the operator or the host page decided, else what the person chose here, else their device's.
//!
//! `localStorage["iam-account:locale"]` holds the tag that the person chose; without it their device decides. The order
//! is that of [`choose`].

use std::sync::Arc;

use js_sys::{Array, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::language::choice::choose;
use crate::language::{Choice, Language, Locale};
use crate::storage::local;

const ENTRY: &str = "iam-account:locale";

/// Who wants which language, as BCP 47 tags.
#[derive(Clone, Debug)]
pub struct LanguageState {
    decided: ArcRwSignal<Option<String>>,
    own: ArcRwSignal<Option<String>>,
    device: Arc<[String]>,
}

impl LanguageState {
    /// With what the operator or the host page says, and this browser. Heeds the other tabs for as long as its owner lives.
    pub fn new(decided: Option<String>) -> Self {
        let device = device();
        let state =
            LanguageState { decided: ArcRwSignal::new(decided), own: ArcRwSignal::new(read()), device };
        let own = state.own.clone();
        let other_tab = window_event_listener(ev::storage, move |event| {
            // Without a key all entries are gone.
            if event.key().is_none_or(|key| key == ENTRY) {
                own.set(read());
            }
        });
        on_cleanup(move || other_tab.remove());
        state
    }

    /// The language in which everything is said.
    pub fn language(&self) -> Language {
        let state = self.clone();
        Language(Signal::derive(move || state.choice()))
    }

    /// Whether the person has no say. Tracked.
    pub fn is_decided(&self) -> bool {
        self.decided.with(|tag| tag.as_deref().and_then(Locale::of).is_some())
    }

    /// What the person chose in this browser. Tracked.
    pub fn own(&self) -> Option<Locale> {
        self.own.with(|tag| tag.as_deref().and_then(Locale::of))
    }

    /// The person chooses, or leaves it to their device. A browser that refuses keeps it for this visit.
    pub fn choose(&self, own: Option<Locale>) {
        let tag = own.map(Locale::tag);
        if let Some(storage) = local() {
            let _ = match tag {
                Some(tag) => storage.set_item(ENTRY, tag),
                None => storage.remove_item(ENTRY),
            };
        }
        self.own.set(tag.map(str::to_owned));
    }

    /// The operator or the host page decides anew.
    pub fn decide(&self, tag: Option<String>) {
        self.decided.set(tag);
    }

    fn choice(&self) -> Choice {
        self.decided
            .with(|decided| self.own.with(|own| choose(decided.as_deref(), own.as_deref(), &self.device)))
    }
}

/// What the browser keeps, if it lets us read.
fn read() -> Option<String> {
    local()?.get_item(ENTRY).ok().flatten()
}

/// What the device wants, first wish first. A browser may keep that to itself.
fn device() -> Arc<[String]> {
    let tags = Reflect::get(&window().navigator(), &"languages".into());
    let tags = tags.ok().and_then(|tags| tags.dyn_into::<Array>().ok()).unwrap_or_default();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}
