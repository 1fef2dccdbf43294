//! The signature, and what it will look like.

use crate::language::localize;
use leptos::prelude::*;
use wire::is_blank;

use crate::components::card::Card;
use crate::components::html_preview::HtmlPreview;
use crate::components::text_area::TextArea;
use crate::form::field::FormField;
use crate::messages::settings;
use crate::state::State;

/// The signature, and what it will look like.
#[component]
pub fn SignatureCard(
    /// The text.
    signature: FormField,
) -> impl IntoView {
    let State { files, config, .. } = State::expect();
    let document = files.url("preview.html");
    let raw = config.key(&["raw_html_email"]);
    let raw = Signal::derive(move || raw.get() == Some(true.into()));
    // Only the kind of preview: the frame must outlive every keystroke.
    let empty = Memo::new(move |_| is_blank(&signature.value()));
    let preview = move || {
        if empty.get() {
            view! { <p class="hint">{settings::PREVIEW_EMPTY}</p> }.into_any()
        } else if raw.get() {
            let html = Signal::derive(move || signature.value());
            view! { <HtmlPreview document=document.clone() title=settings::PREVIEW html /> }.into_any()
        } else {
            view! { <div class="text-preview">{localize(move || signature.value())}</div> }.into_any()
        }
    };
    view! {
        <Card title=settings::SIGNATURE_CARD>
            <TextArea field=signature code=raw hint=settings::SIGNATURE_HINT />
            <div class="preview">
                <p class="preview-title">{settings::PREVIEW}</p>
                {preview}
            </div>
        </Card>
    }
}
