//! Untrusted HTML in a sandbox.

use js_sys::Array;
use leptos::html;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsValue;
use web_sys::{HtmlIFrameElement, MessageChannel, MessagePort};

use crate::hooks::use_effect::use_effect;
use crate::language::Message;

/// Shows HTML in `document`, one of our own files, in a sandboxed frame. A script there has no origin, no storage and no
/// access to this page. A `srcdoc` frame would inherit this page's content security policy.
#[component]
pub fn HtmlPreview(
    /// URL of `preview.html`.
    #[prop(into)]
    document: String,
    /// The frame's accessible name.
    #[prop(into)]
    title: Message,
    /// The HTML.
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

/// A port to the document in the frame, which takes HTML from this port only.
fn port_to(frame: &HtmlIFrameElement) -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    let ours = Array::of1(&channel.port2());
    // A sandboxed frame has no origin to name here.
    frame.content_window()?.post_message_with_transfer(&JsValue::NULL, "*", &ours).ok()?;
    Some(channel.port1())
}
