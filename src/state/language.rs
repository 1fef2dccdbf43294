//! The language: by the operator or the host page, else the person's choice here, else their device's ([`choose`]).
//!
//! `localStorage["iam-account:locale"]` has the tag that the person chose; without it their device decides.

use std::sync::Arc;

use js_sys::{Array, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::language::choice::choose;
use crate::language::{Language, Locale};
use crate::storage::{get, local, set};

const ENTRY: &str = "iam-account:locale";

/// The choices of a language, as BCP 47 tags.
#[derive(Clone, Debug)]
pub struct LanguageState {
    decided: ArcRwSignal<Option<String>>,
    own: ArcRwSignal<Option<String>>,
    device: Arc<[String]>,
}

impl LanguageState {
    /// `decided` is the tag by the operator or the host page. Follows the choice in other tabs until the owner is cleaned up.
    pub fn new(decided: Option<String>) -> Self {
        let device = device();
        let state =
            LanguageState { decided: ArcRwSignal::new(decided), own: ArcRwSignal::new(read()), device };
        let own = state.own.clone();
        let other_tab = window_event_listener(ev::storage, move |event| {
            // Without a key the whole storage was cleared.
            if event.key().is_none_or(|key| key == ENTRY) {
                own.set(read());
            }
        });
        on_cleanup(move || other_tab.remove());
        state
    }

    /// The current language.
    pub fn language(&self) -> Language {
        let state = self.clone();
        Language(Signal::from(Memo::new(move |shown: Option<&String>| {
            let wanted = state.tag();
            let locale = Locale::of(&wanted).unwrap_or_default();
            if locale.is_loaded() {
                return wanted;
            }
            locale.load();
            shown.cloned().unwrap_or_else(|| Locale::ENGLISH.tag().into())
        })))
    }

    /// The language that is wanted, be its texts there or not.
    pub fn wanted(&self) -> Locale {
        Locale::of(&untrack(|| self.tag())).unwrap_or_default()
    }

    /// Whether the operator or the host page has decided. Tracked.
    pub fn is_decided(&self) -> bool {
        self.decided.with(|tag| tag.as_deref().and_then(Locale::of).is_some())
    }

    /// The person's choice in this browser. Tracked.
    pub fn own(&self) -> Option<Locale> {
        self.own.with(|tag| tag.as_deref().and_then(Locale::of))
    }

    /// Sets the person's choice; `None` leaves it to their device. Without storage it holds for this visit.
    pub fn choose(&self, own: Option<Locale>) {
        let tag = own.map(Locale::tag);
        if let Some(storage) = local() {
            set(&storage, ENTRY, tag);
        }
        self.own.set(tag.map(str::to_owned));
    }

    /// Sets the tag by the operator or the host page.
    pub fn decide(&self, tag: Option<String>) {
        self.decided.set(tag);
    }

    /// The tag of the language that is wanted. Tracked.
    fn tag(&self) -> String {
        self.decided
            .with(|decided| self.own.with(|own| choose(decided.as_deref(), own.as_deref(), &self.device)))
    }
}

/// The stored choice.
fn read() -> Option<String> {
    get(&local()?, ENTRY)
}

/// The languages of the device in their order. A browser may hide them.
fn device() -> Arc<[String]> {
    let tags = Reflect::get(&window().navigator(), &"languages".into());
    let tags = tags.ok().and_then(|tags| tags.dyn_into::<Array>().ok()).unwrap_or_default();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}
