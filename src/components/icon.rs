//! Icons beside text.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// An arrow back.
    Back,
    /// A bell.
    Bell,
    /// A card with a portrait.
    Card,
    /// An i in a circle.
    Info,
    /// A key.
    Key,
    /// Two sliders.
    Sliders,
    /// Head and shoulders.
    Person,
    /// An exclamation mark in a triangle.
    Warning,
}

impl IconName {
    /// Whether it is mirrored in a right-to-left text.
    fn is_directional(self) -> bool {
        self == IconName::Back
    }

    /// The path, in a view box of 24 by 24.
    fn path(self) -> &'static str {
        match self {
            IconName::Back => "M19 12H5m6-6-6 6 6 6",
            IconName::Bell => {
                "M5 17h14c-1.2-1.3-1.8-2.7-1.8-5v-2a5.2 5.2 0 0 0-10.4 0v2c0 2.3-.6 3.7-1.8 5ZM9.8 20.2a2.4 2.4 0 0 0 4.4 0"
            }
            IconName::Card => {
                "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Zm1 11a2.7 2.7 0 0 1 5 0M7 10a1.5 1.5 0 0 0 3 0 1.5 1.5 0 0 0-3 0m7.5 0H18m-3.5 4H18"
            }
            IconName::Info => "M3.5 12a8.5 8.5 0 0 0 17 0 8.5 8.5 0 0 0-17 0m8.5-.5V16m0-8.1V8",
            IconName::Key => "M3.5 15.5a4.5 4.5 0 0 0 9 0 4.5 4.5 0 0 0-9 0m7.7-3.2L20 3.5m-4 4 3 3",
            IconName::Sliders => {
                "M4 7h8.5m5 0H20M4 17h2.5m5 0H20M12.5 7a2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0-5 0m-6 10a2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0-5 0"
            }
            IconName::Person => "M8 7.5a4 4 0 0 0 8 0 4 4 0 0 0-8 0m-3.5 13a7.5 7.5 0 0 1 15 0",
            IconName::Warning => "M12 4 2.5 20h19L12 4Zm0 6v4.5m0 2.9v.1",
        }
    }
}

/// An icon in the colour of the text beside it. Screen readers skip it: the text says what it means.
#[component]
pub fn Icon(
    /// Which icon.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" class:pointing=name.is_directional() viewBox="0 0 24 24" aria-hidden="true">
            <path d=name.path() />
        </svg>
    }
}
