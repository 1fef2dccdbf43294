//! Buttons that show that their task is under way.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::language::Localized;

/// How prominent a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The main action of the page.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// An action that cannot be undone.
    Danger,
}

/// A button. While `pending` it can have the focus, and presses do nothing.
#[component]
pub fn Button(
    /// Its text.
    #[prop(into)]
    label: Localized,
    /// How it looks.
    #[prop(optional)]
    tone: Tone,
    /// Whether it submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Whether its task is under way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Whether it is disabled.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Runs on a press.
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
    // A field shows its mistake when it loses the focus. The button would move from under the pointer before the click.
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
