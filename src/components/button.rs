//! Buttons that show that they are at work.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::language::Localized;

/// How much a button wants to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The one thing that the page is for.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// What cannot be undone.
    Danger,
}

/// A button. While `pending` it stays focusable and its presses do nothing.
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: Localized,
    /// How it looks.
    #[prop(optional)]
    tone: Tone,
    /// Whether it submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Whether what it started is still under way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Whether it cannot be used at all for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What a press does, if not submitting.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let class = match tone {
        Tone::Primary => "button primary",
        Tone::Secondary => "button",
        Tone::Danger => "button danger",
    };
    let press = move |event: MouseEvent| {
        if pending.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    // Taking the focus would show the mistake of the field that loses it, and the button would move away from under the
    // pointer before the click.
    let keep_focus = move |event: MouseEvent| {
        if submit {
            event.prevent_default();
        }
    };
    view! {
        <button
            class=class
            type=if submit { "submit" } else { "button" }
            disabled=disabled
            aria-disabled=move || pending.get().then_some("true")
            aria-busy=move || pending.get().then_some("true")
            on:mousedown=keep_focus
            on:click=press
        >
            <span class="spinner" aria-hidden="true" hidden=move || !pending.get()></span>
            <span>{label}</span>
        </button>
    }
}
