//! The frame: landmarks, title, and where the focus goes.

use std::mem;

use crate::language::{Message, localize};
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

use crate::components::show::Show;
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

/// How the app stands in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedMode {
    /// It has the page to itself: `main`, skip link, `document.title`.
    Standalone,
    /// It is a part of somebody's page: a labelled `section`.
    Embedded,
    /// It is one page in somebody's page: no navigation either.
    Single,
}

/// The frame around the page that is shown.
#[component]
pub fn Shell(
    /// How the app stands in its page.
    frame: EmbedMode,
    /// The page that is shown; `None` for an unknown URL.
    #[prop(into)]
    page: Signal<Option<Page>>,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let content = NodeRef::<html::Div>::new();
    let id = use_id();
    let skip_to = id.clone();
    let State { boot, session, .. } = State::expect();
    let brand = boot.brand.name.clone().map_or(pages::ACCOUNT, Message::from);
    let phase = session.clone();
    let title = localize(move || {
        let title = match page.get() {
            // That page says goodbye in two ways.
            Some(Page::SignedOut) if phase.phase() == Phase::Deleted => DELETED,
            page => page.map_or(pages::NOT_FOUND, pages::title),
        };
        pages::document_title(title, brand.clone())
    });
    if frame == EmbedMode::Standalone {
        use_effect(move || document().set_title(&title.get()));
    }
    let mut visited = false;
    use_effect(move || {
        page.track();
        // On a navigation, not on the first page: there the focus is where the person or the host put it.
        if mem::replace(&mut visited, true) {
            focus_heading(content);
        }
    });
    // Also on a page for everybody, so that whoever is signed in finds the way back.
    let with_navigation = Signal::derive(move || {
        let closed = page.get().is_some_and(|page| page.audience() != Audience::Everyone);
        frame != EmbedMode::Single && (closed || session.phase() == Phase::SignedIn)
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
        {(frame == EmbedMode::Standalone).then(|| view! { <SkipLink content id=skip_to /> })}
        <Header />
        <div class="columns" class:with-navigation=with_navigation>
            <Show on=with_navigation>
                <Navigation page />
            </Show>
            {match frame {
                EmbedMode::Standalone => view! { <main class="content">{body()}</main> }.into_any(),
                _ => view! { <section class="content" aria-label=pages::ACCOUNT>{body()}</section> }.into_any(),
            }}
        </div>
    }
}

/// The first stop of the Tab key: past header and navigation to the page.
#[component]
fn SkipLink(
    /// Where the page is.
    content: NodeRef<html::Div>,
    /// Its id.
    id: String,
) -> impl IntoView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus_heading(content);
    };
    view! { <a class="skip-link" href=format!("#{id}") on:click=skip>{pages::SKIP}</a> }
}

/// Puts the focus on the page's heading, once it is on the screen.
fn focus_heading(content: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let heading = content
            .try_get_untracked()
            .flatten()
            .and_then(|page| page.query_selector(".page-title").ok())
            .flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    });
}
