//! A select for the language, with each language's own name.

use leptos::prelude::*;

use crate::hooks::use_id::use_id;
use crate::language::{Locale, Message};

/// A labelled select of the app's languages. It shows the choice in `own`.
#[component]
pub fn LanguageSelect(
    /// The label.
    label: Message,
    /// The option that leaves the choice to the device.
    device_label: Message,
    /// The language that the person chose; `None` where their device decides.
    #[prop(into)]
    own: Signal<Option<Locale>>,
    /// Called with the person's choice.
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
            <label for=id.clone()>{label}</label>
            <select id=id class="input" on:change:target=move |event| change(event.target().value())>
                <option value="" prop:selected=move || own.get().is_none()>
                    {device_label}
                </option>
                {options.collect_view()}
            </select>
        </div>
    }
}
