//! In place of the app where its configuration cannot be used: a page that names the key.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::words::boot;

/// The page.
#[component]
pub fn Misconfigured(
    /// What is wrong, naming the key.
    message: String,
) -> impl IntoView {
    view! {
        <div class="iam-app standalone">
            <main class="content">
                <div class="card load-error" role="alert">
                    <Heading text=boot::TITLE />
                    <p>{message}</p>
                    <p class="hint">{boot::HELP}</p>
                </div>
            </main>
        </div>
    }
}
