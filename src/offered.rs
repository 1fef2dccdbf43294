//! Content that the service may turn out not to offer.

use std::mem;

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::components::button::Button;
use crate::components::show::Show;
use crate::hooks::tree::focused;
use crate::hooks::use_effect::use_effect;
use crate::messages::{common, error};
use crate::state::{Feature, State};

/// The content, or a sentence in its place and a way to try again. What is typed into the content stays in it.
#[component]
pub fn Offered(
    /// What the content is for.
    feature: Feature,
    /// The content.
    children: Children,
) -> impl IntoView {
    let session = State::expect().session;
    let found = session.clone();
    let missing = Signal::derive(move || session.lacks(feature));
    let try_again = Callback::new(move |()| found.found(feature));
    let (sentence, content) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let mut before = untrack(|| missing.get());
    use_effect(move || {
        let now = missing.get();
        if mem::replace(&mut before, now) == now {
            return;
        }
        let (gone, shown) = if now { (content, sentence) } else { (sentence, content) };
        // What has the focus is about to disappear, or already has.
        let is_lost = |gone: HtmlElement| {
            let focused = focused(&gone).filter(|element| element.tag_name() != "BODY");
            focused.is_none_or(|focused| gone.contains(Some(&focused)))
        };
        if gone.get_untracked().is_some_and(|gone| is_lost(gone.into()))
            && let Some(shown) = shown.get_untracked()
        {
            let _ = shown.focus();
        }
    });
    view! {
        <div class="not-offered" tabindex="-1" node_ref=sentence>
            <div role="status">
                <Show on=missing>
                    <p>{error::not_offered(feature)}</p>
                </Show>
            </div>
            <Show on=missing>
                <Button label=common::TRY_AGAIN on_press=try_again />
            </Show>
        </div>
        <div class="offered" tabindex="-1" node_ref=content hidden=missing>
            {children()}
        </div>
    }
}
