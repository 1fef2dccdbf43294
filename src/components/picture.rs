//! A person's picture, with initials where there is none or where it does not load.

use std::time::Duration;

use leptos::prelude::*;

use crate::components::picture::initials::initials;
use crate::components::show::Show;
use crate::language::{Message, localize};
use crate::paths::picture::plain;

mod initials;

/// Seconds before each further try; 0 is at once, for a service that does not take the version in the URL. A picture that
/// was just stored may be there only a moment later.
const WAITS: [u64; 4] = [0, 1, 2, 4];

/// What became of the picture at a URL.
#[derive(Clone, Default, PartialEq)]
struct Tries {
    url: Option<String>,
    /// How often it did not load.
    failed: usize,
    /// Whether it is left alone for now.
    waiting: bool,
    loaded: bool,
}

impl Tries {
    /// What the browser is to load now.
    fn src(&self) -> Option<String> {
        let url = self.url.as_deref().filter(|_| !self.waiting)?;
        Some(if self.failed % 2 == 1 { plain(url) } else { url.into() })
    }

    /// One more. Answers after how many seconds the next one is due; the last one waits for the connection, or for the
    /// person to come back.
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

/// The origins that the operator has named; a context. Pictures from all others are asked for without cookies.
#[derive(Clone, Debug)]
pub struct NamedOrigins(pub Vec<String>);

/// The attribute `crossorigin` for the picture at `url`.
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
    /// What stands in for it, as a name to take initials from.
    #[prop(into)]
    name: Signal<String>,
    /// What screen readers say of the picture; `None` where it only decorates a name beside it.
    #[prop(optional, into)]
    alt: Option<Message>,
    /// What they say of the initials.
    #[prop(optional, into)]
    alt_initials: Option<Message>,
    /// Whether it is the large one.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let tries = RwSignal::new(Tries::default());
    // The next URL gets its chance.
    let now = Signal::derive(move || {
        let url = src.get();
        tries.with(|tries| if tries.url == url { tries.clone() } else { Tries { url, ..Tries::default() } })
    });
    let failed = move |_| {
        let mut next = now.get_untracked();
        if next.src().is_none() {
            return;
        }
        let wait = next.fail();
        tries.set(next.clone());
        if let Some(wait) = wait {
            set_timeout(move || try_again(tries, Some(&next)), Duration::from_secs(wait));
        }
    };
    let loaded = move |_| tries.set(Tries { loaded: true, ..now.get_untracked() });
    for event in ["online", "visibilitychange"] {
        let listener = window_event_listener_untyped(event, move |_| {
            if !document().hidden() {
                try_again(tries, None);
            }
        });
        on_cleanup(move || listener.remove());
    }
    let img = Memo::new(move |_| now.with(Tries::src));
    let is_tried = Signal::derive(move || img.with(Option::is_some));
    let stands_in =
        Signal::derive(move || now.with(|now| now.url.is_none() || (now.failed > 0 && !now.loaded)));
    let alt = alt.unwrap_or_default();
    let decorative = alt_initials.is_none();
    let picture = move || {
        let alt = alt.clone();
        view! {
            <img
                class="picture"
                class:large=large
                // The initials stay until it is there.
                hidden=move || stands_in.get()
                crossorigin=move || img.get().and_then(|url| crossorigin(&url))
                src=move || img.get()
                alt=alt
                referrerpolicy="no-referrer"
                on:error=failed
                on:load=loaded
            />
        }
    };
    let letters = move || {
        view! {
            <span
                class="picture initials"
                class:large=large
                role=(!decorative).then_some("img")
                aria-label=alt_initials.clone().map(Signal::<String>::from)
                aria-hidden=decorative.then_some("true")
            >
                {localize(move || initials(&name.get()))}
            </span>
        }
    };
    view! {
        <Show on=is_tried>{picture()}</Show>
        <Show on=stands_in>{letters()}</Show>
    }
}

/// Has the browser try once more, unless something else has happened `since`.
fn try_again(tries: RwSignal<Tries>, since: Option<&Tries>) {
    let due = |tries: &Tries| tries.waiting && since.is_none_or(|since| since == tries);
    if tries.try_with_untracked(due) == Some(true) {
        tries.update(|tries| tries.waiting = false);
    }
}
