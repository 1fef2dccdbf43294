//! A person's picture, or their initials where there is none or where it does not load.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::components::picture::initials::initials;
use crate::components::picture::tint::tint;
use crate::components::show::Show;
use crate::hooks::use_timer::use_timer;
use crate::language::{Message, localize};
use crate::paths::picture::plain;

mod initials;
mod tint;

/// Seconds before each retry. The first one is immediate and drops the version from the URL, which some services reject. A
/// picture that was just stored may be available only a moment later.
const WAITS: [u64; 4] = [0, 1, 2, 4];

/// How far loading the picture at a URL is.
#[derive(Clone, Default, PartialEq)]
struct Attempts {
    url: Option<String>,
    /// How often it failed to load.
    failed: usize,
    /// Whether the next attempt is still to come.
    waiting: bool,
    loaded: bool,
}

impl Attempts {
    /// The URL that the browser loads now.
    fn src(&self) -> Option<String> {
        let url = self.url.as_deref().filter(|_| !self.waiting)?;
        Some(if self.failed % 2 == 1 { plain(url) } else { url.into() })
    }

    /// Counts a failure. Returns the seconds until the next attempt; `None` where that is immediate, or where it waits until
    /// the browser is online again or the person returns to the tab.
    fn fail(&mut self) -> Option<u64> {
        self.loaded = false;
        self.failed += 1;
        if self.failed == 1 && self.url.as_ref().is_some_and(|url| plain(url) == *url) {
            self.failed += 1;
        }
        let wait = WAITS.get(self.failed - 1).copied();
        self.waiting = wait != Some(0);
        wait.filter(|_| self.waiting)
    }
}

/// The origins of the page and the service; a context. Pictures from other origins are requested without cookies.
#[derive(Clone, Debug)]
pub struct NamedOrigins(pub Vec<String>);

/// The value of the attribute `crossorigin` for the picture at `url`.
pub fn crossorigin(url: &str) -> Option<&'static str> {
    let named = use_context::<NamedOrigins>()?.0;
    let is_named =
        named.iter().any(|origin| url.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/')));
    (url.starts_with("http") && !is_named).then_some("anonymous")
}

/// A round picture.
#[component]
pub fn Picture(
    /// Its URL.
    #[prop(into)]
    src: Signal<Option<String>>,
    /// The name that the initials come from.
    #[prop(into)]
    name: Signal<String>,
    /// What the colour of the initials comes from, so that it stays when the name changes; the name where this is not known.
    #[prop(optional, into)]
    id: Signal<Option<Arc<str>>>,
    /// The description of the picture; `None` where a name stands beside it.
    #[prop(optional, into)]
    alt: Option<Message>,
    /// The description of the initials; `None` where a name stands beside them.
    #[prop(optional, into)]
    alt_initials: Option<Message>,
    /// Whether it is the large one.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let attempts = RwSignal::new(Attempts::default());
    let retry = use_timer();
    // A new URL starts anew.
    let now = Signal::derive(move || {
        let url = src.get();
        attempts.with(|attempts| {
            if attempts.url == url { attempts.clone() } else { Attempts { url, ..Attempts::default() } }
        })
    });
    let on_error = move |_| {
        let mut next = now.get_untracked();
        if next.src().is_none() {
            return;
        }
        let wait = next.fail();
        attempts.set(next);
        if let Some(wait) = wait {
            retry.start(Duration::from_secs(wait), move || try_again(attempts));
        }
    };
    let on_load = move |_| attempts.set(Attempts { loaded: true, ..now.get_untracked() });
    for event in ["online", "visibilitychange"] {
        let listener = window_event_listener_untyped(event, move |_| {
            if !document().hidden() {
                try_again(attempts);
            }
        });
        on_cleanup(move || listener.remove());
    }
    let img = Memo::new(move |_| now.with(Attempts::src));
    let has_src = Signal::derive(move || img.with(Option::is_some));
    let shows_initials =
        Signal::derive(move || now.with(|now| now.url.is_none() || (now.failed > 0 && !now.loaded)));
    let alt = alt.unwrap_or_default();
    let decorative = alt_initials.is_none();
    let picture = move || {
        let alt = alt.clone();
        view! {
            <img
                class="picture"
                class:large=large
                // The initials stay until it is loaded.
                hidden=move || shows_initials.get()
                crossorigin=move || img.get().and_then(|url| crossorigin(&url))
                src=move || img.get()
                alt=alt
                referrerpolicy="no-referrer"
                on:error=on_error
                on:load=on_load
            />
        }
    };
    let size = if large { "large" } else { "" };
    let letters = move || {
        view! {
            <span
                class=move || {
                    let tint = id.get().map_or_else(|| tint(&name.get()), |id| tint(&id));
                    format!("picture initials tint-{tint} {size}")
                }
                role=(!decorative).then_some("img")
                aria-label=alt_initials.clone().map(Signal::<String>::from)
                aria-hidden=decorative.then_some("true")
            >
                {localize(move || initials(&name.get()))}
            </span>
        }
    };
    view! {
        <Show on=has_src>{picture()}</Show>
        <Show on=shows_initials>{letters()}</Show>
    }
}

/// Starts the next attempt, if one is to come.
fn try_again(attempts: RwSignal<Attempts>) {
    if attempts.try_with_untracked(|attempts| attempts.waiting) == Some(true) {
        attempts.update(|attempts| attempts.waiting = false);
    }
}
