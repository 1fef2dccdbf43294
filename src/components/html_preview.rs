//! Foreign HTML, shown where it can do nothing.

use crate::language::Message;
use js_sys::Array;
use leptos::html;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;
use web_sys::{HtmlIFrameElement, MessageChannel, MessagePort};

use crate::hooks::use_effect::use_effect;

/// Shows HTML in `document`, a page of ours in a sandbox of its own: it shows a likeness of the HTML, and whatever did run
/// there would have no origin, no storage and no way to this page. A `srcdoc` frame would do neither: it inherits our policy.
#[component]
pub fn HtmlPreview(
    /// URL of `preview.html`.
    #[prop(into)]
    document: String,
    /// The frame's accessible name.
    #[prop(into)]
    title: Message,
    /// What to show.
    #[prop(into)]
    html: Signal<String>,
) -> impl IntoView {
    let frame = NodeRef::<html::Iframe>::new();
    let port = StoredValue::new_local(None);
    let loaded = RwSignal::new(false);
    use_effect(move || {
        let html = html.get();
        loaded.track();
        port.with_value(|port: &Option<MessagePort>| {
            let _ = port.as_ref().map(|port| port.post_message(&JsValue::from_str(&html)));
        });
    });
    let connect = move |_| {
        port.set_value(frame.get_untracked().and_then(|frame| port_to(&frame)));
        loaded.set(true);
    };
    view! {
        <iframe
            class="html-preview"
            node_ref=frame
            src=document
            title=title
            sandbox="allow-scripts"
            referrerpolicy="no-referrer"
            on:load=connect
        ></iframe>
    }
}

/// A way to what has been loaded in the frame, which takes HTML from nowhere else.
fn port_to(frame: &HtmlIFrameElement) -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    let ours = Array::of1(&channel.port2());
    // The sandboxed frame has no origin that could be named here.
    frame.content_window()?.post_message_with_transfer(&JsValue::NULL, "*", &ours).ok()?;
    Some(channel.port1())
}
