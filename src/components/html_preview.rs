//! Foreign HTML, shown where it can do nothing.

use crate::language::Words;
use leptos::html;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;

use crate::hooks::use_effect::use_effect;

/// Shows HTML in `document`, a page of ours in a sandbox of its own: scripts of the HTML do not run, and what does run
/// there has no origin, no storage and no way to this page. A `srcdoc` frame would do neither: it inherits our policy.
#[component]
pub fn HtmlPreview(
    /// URL of `preview.html`.
    #[prop(into)]
    document: String,
    /// The frame's accessible name.
    #[prop(into)]
    title: Words,
    /// What to show.
    #[prop(into)]
    html: Signal<String>,
) -> impl IntoView {
    let frame = NodeRef::<html::Iframe>::new();
    let loaded = RwSignal::new(false);
    use_effect(move || {
        let html = html.get();
        let window = frame.get().and_then(|frame| frame.content_window());
        if let (true, Some(window)) = (loaded.get(), window) {
            // The sandboxed frame has no origin that could be named here; it holds nothing and sends nothing back.
            let _ = window.post_message(&JsValue::from_str(&html), "*");
        }
    });
    view! {
        <iframe
            class="html-preview"
            node_ref=frame
            src=document
            title=title
            sandbox="allow-scripts"
            referrerpolicy="no-referrer"
            on:load=move |_| loaded.set(true)
        ></iframe>
    }
}
