//! Below the page, for people who are not signed in: their language. Whoever is signed in finds it in the settings.

use leptos::prelude::*;

use crate::components::language_select::LanguageSelect;
use crate::components::show::Show;
use crate::session::phase::Phase;
use crate::state::State;
use crate::state::language::LanguageState;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let State { session, language, .. } = State::expect();
    let decided = language.clone();
    let is_there = Signal::derive(move || {
        // After a deletion this browser keeps nothing, so there is nothing to choose.
        let nobody = matches!(session.phase(), Phase::Anonymous | Phase::SignedOut);
        nobody && !decided.is_decided()
    });
    view! {
        <Show on=is_there>
            <div class="footer">{language_select(language.clone())}</div>
        </Show>
    }
}

fn language_select(language: LanguageState) -> impl IntoView {
    let own = language.clone();
    let own = Signal::derive(move || own.own());
    view! { <LanguageSelect own on_change=move |locale| language.choose(locale) /> }
}
