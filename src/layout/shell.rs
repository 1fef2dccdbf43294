//! [`Shell`]: the landmarks, the document's title, and the focus after a navigation.

use std::mem;

use crate::language::{Message, localize};
use leptos::prelude::*;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

use crate::components::show::Show;
use crate::element_ref::ElementRef;
use crate::hooks::use_effect::use_effect;
use crate::hooks::use_id::use_id;
use crate::layout::banners::Banners;
use crate::layout::footer::Footer;
use crate::layout::header::Header;
use crate::layout::navigation::Navigation;
use crate::messages::pages;
use crate::messages::session::DELETED;
use crate::paths::{Audience, Page};
use crate::session::phase::Phase;
use crate::state::State;

/// How the app is embedded in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedMode {
    /// It is the whole document: `main`, skip link, `document.title`.
    Standalone,
    /// It is a part of a host page: a labelled `section`.
    Embedded,
    /// It shows one page only in a host page: no navigation either.
    Single,
}

/// The landmarks around the current page.
#[component]
pub fn Shell(
    /// How the app is embedded.
    embed_mode: EmbedMode,
    /// The current page; `None` for an unknown URL.
    #[prop(into)]
    page: Signal<Option<Page>>,
    /// The content of the page.
    children: ChildrenFn,
) -> impl IntoView {
    let content = ElementRef::new();
    let id = use_id();
    let skip_to = id.clone();
    let State { live, session, .. } = State::expect();
    let listed = live.clone();
    let title_session = session.clone();
    let title = localize(move || {
        let title = match page.get() {
            Some(Page::SignedOut) if title_session.phase() == Phase::Deleted => DELETED,
            page => page.map_or(pages::NOT_FOUND, |page| pages::title(&live, page)),
        };
        pages::document_title(title, live.brand().name.map_or(pages::ACCOUNT, Message::from))
    });
    if embed_mode == EmbedMode::Standalone {
        use_effect(move || document().set_title(&title.get()));
    }
    let mut has_navigated = false;
    use_effect(move || {
        page.track();
        // Not on the first page: there the focus is where the person or the host put it.
        if mem::replace(&mut has_navigated, true) {
            focus_heading(content);
        }
    });
    // A signed-in person has it on public pages too. One entry is no choice.
    let with_navigation = Signal::derive(move || {
        let needs_session = page.get().is_some_and(|page| page.audience() != Audience::Everyone);
        listed.sections().len() > 1 && (needs_session || session.phase() == Phase::SignedIn)
    });
    let body = move || {
        view! {
            <Banners />
            <div class="page" id=id.clone() node_ref=content>
                {children()}
            </div>
            <Footer />
        }
    };
    view! {
        {(embed_mode == EmbedMode::Standalone).then(|| view! { <SkipLink content id=skip_to /> }.into_any())}
        <Header />
        <div class="columns" class:with-navigation=with_navigation>
            <Show on=with_navigation>
                <Navigation page />
            </Show>
            {match embed_mode {
                EmbedMode::Standalone => view! { <main class="content" part="content">{body()}</main> }.into_any(),
                _ => view! { <section class="content" part="content" aria-label=pages::ACCOUNT>{body()}</section> }.into_any(),
            }}
        </div>
    }
}

/// The link past header and navigation to the page.
#[component]
fn SkipLink(
    /// The element of the page.
    content: ElementRef,
    /// Its id.
    id: String,
) -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus_heading(content);
    };
    view! { <a class="skip-link" href=format!("#{id}") on:click=skip>{pages::SKIP}</a> }
}

/// Focuses the page's heading in the next frame, when it is on the screen.
fn focus_heading(content: ElementRef) {
    request_animation_frame(move || {
        let heading =
            content.peek::<HtmlElement>().and_then(|page| page.query_selector(".page-title").ok()).flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    });
}
