//! The choice of a language, each by the name that its speakers give it.

use leptos::prelude::*;

use crate::hooks::use_id::use_id;
use crate::language::Locale;
use crate::messages::common;

/// A labelled select of the languages that the app speaks. It shows what `own` says.
#[component]
pub fn LanguageSelect(
    /// The one that the person chose; none where their device decides.
    #[prop(into)]
    own: Signal<Option<Locale>>,
    /// The person chooses.
    #[prop(into)]
    on_change: Callback<Option<Locale>>,
) -> impl IntoView {
    let id = use_id();
    let change = move |tag: String| on_change.run(Locale::all().find(|locale| locale.tag() == tag));
    let options = Locale::all().map(|locale| {
        let tag = locale.tag();
        let chosen = move || own.get() == Some(locale);
        view! { <option value=tag lang=tag prop:selected=chosen>{locale.name()}</option> }
    });
    view! {
        <div class="field language">
            <label for=id.clone()>{common::LANGUAGE}</label>
            <select id=id class="input" on:change:target=move |event| change(event.target().value())>
                <option value="" prop:selected=move || own.get().is_none()>
                    {common::LANGUAGE_OF_DEVICE}
                </option>
                {options.collect_view()}
            </select>
        </div>
    }
}
