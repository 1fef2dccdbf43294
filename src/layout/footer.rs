//! The footer, for people who are not signed in: the choice of a language. After sign-in it is in the settings.

use leptos::prelude::*;

use crate::components::deferred::quietly;
use crate::components::language_select::LanguageSelect;
use crate::components::show::Show;
use crate::messages::common;
use crate::part;
use crate::session::phase::Phase;
use crate::state::State;
use crate::state::language::LanguageState;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let State { session, language, .. } = State::expect();
    let choice = language.clone();
    let is_offered = Signal::derive(move || {
        // After a deletion this browser stores nothing, so there is nothing to choose.
        let is_signed_out = matches!(session.phase(), Phase::Anonymous | Phase::SignedOut);
        is_signed_out && !choice.is_decided()
    });
    view! {
        <Show on=is_offered>
            <div class="footer" part="footer">{
                let language = language.clone();
                quietly(&SELECT, move |select| select(language.clone()))
            }</div>
        </Show>
    }
}

part! {
    static SELECT: fn(LanguageState) -> AnyView = load_language_select(pages, language_select);
}

fn language_select(language: LanguageState) -> AnyView {
    let own = language.clone();
    let own = Signal::derive(move || own.own());
    view! {
        <LanguageSelect
            label=common::LANGUAGE
            device_label=common::LANGUAGE_OF_DEVICE
            own
            on_change=move |locale| language.choose(locale)
        />
    }
    .into_any()
}
