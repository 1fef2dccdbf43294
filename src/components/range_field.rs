//! A number in percent, by a slider and by typing.

use leptos::prelude::*;

use crate::hooks::use_id::use_id;
use crate::language::Message;
use crate::language::localize;
use crate::language::texts::common;

/// A slider and a field with one label. What is typed counts when the field is left or Enter is pressed.
#[component]
pub fn RangeField(
    /// The label; the accessible name of both is exactly this.
    #[prop(into)]
    label: Message,
    /// The value, in percent.
    #[prop(into)]
    value: Signal<u32>,
    /// The least value.
    #[prop(optional)]
    min: u32,
    /// The largest value.
    #[prop(default = 100)]
    max: u32,
    /// Whether it is disabled.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The person wants this value, which is within the limits.
    #[prop(into)]
    on_change: Callback<u32>,
) -> impl IntoView {
    let id = use_id();
    let label_id = format!("{id}-label");
    let text = Signal::derive(move || value.get().to_string());
    let slide = move |typed: String| {
        if let Ok(number) = typed.parse::<u32>() {
            on_change.run(number.clamp(min, max));
        }
    };
    view! {
        <div class="range-field">
            <label for=id.clone() id=label_id.clone()>{label}</label>
            <input
                id=id
                type="range"
                min=min
                max=max
                disabled=disabled
                prop:value=text
                aria-valuetext=localize(move || common::percent(Message::number(value.get().into())))
                on:input:target=move |event| slide(event.target().value())
            />
            <span class="range-number">
                <input
                    class="input"
                    type="number"
                    inputmode="numeric"
                    min=min
                    max=max
                    disabled=disabled
                    aria-labelledby=label_id
                    prop:value=text
                    on:change:target=move |event| {
                        let input = event.target();
                        slide(input.value());
                        // Where it is the same value as before, nothing else replaces what was typed.
                        input.set_value(&text.get_untracked());
                    }
                />
                <span aria-hidden="true">{"%"}</span>
            </span>
        </div>
    }
}
