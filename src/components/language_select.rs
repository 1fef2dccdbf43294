//! The choice of a language.

use leptos::prelude::*;

use crate::hooks::use_id::use_id;
use crate::language::Locale;
use crate::language::locale::common;

/// A labelled select of the app's languages, each by its own name.
#[component]
pub fn LanguageSelect(
    /// The chosen language; `None` where the device decides.
    #[prop(into)]
    own: Signal<Option<Locale>>,
    /// Gets the choice.
    #[prop(into)]
    on_change: Callback<Option<Locale>>,
) -> impl IntoView {
    let id = use_id();
    let change = move |tag: String| on_change.run(Locale::all().find(|locale| locale.tag() == tag));
    let options = Locale::all().map(|locale| {
        let tag = locale.tag();
        let is_chosen = move || own.get() == Some(locale);
        view! { <option value=tag lang=tag prop:selected=is_chosen>{locale.name()}</option> }
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
