//! Untrusted HTML in a sandbox.

use iam_account::components::html_preview::HtmlPreview;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::MessageEvent;

use crate::support::*;

/// Posts the HTML that it received, and whether it can access the parent document and the storage.
const DOCUMENT: &str = "data:text/html,<script>
    const reach = (what) => { try { return what() !== null } catch { return false } };
    addEventListener('message', ({ ports: [port] }) => port.onmessage = ({ data }) => parent.postMessage(
        `${data}|${origin}|${reach(() => parent.document)}|${reach(() => localStorage)}`, '*'));
</script>";

/// The messages from the frame so far.
fn messages() -> RwSignal<Vec<String>> {
    let messages = RwSignal::new(Vec::new());
    listen_to_window(move |event| {
        if let Some(text) = event.data().as_string() {
            messages.write().push(text);
        }
    });
    messages
}

fn listen_to_window(mut on_message: impl FnMut(MessageEvent) + 'static) {
    listen(&window(), "message", move |event| on_message(event.unchecked_into()));
}

#[wasm_bindgen_test]
async fn the_frame_gets_the_html_when_it_is_loaded_and_each_change_of_it() {
    let (html, messages) = (RwSignal::new("<p>one</p>".to_owned()), messages());
    let page = show(move || view! { <HtmlPreview document=DOCUMENT title="Preview" html=html /> }).await;
    until("first", || messages.read_untracked().iter().any(|text| text.starts_with("<p>one</p>|"))).await;
    html.set("<p>two</p>".into());
    until("second", || messages.read_untracked().iter().any(|text| text.starts_with("<p>two</p>|"))).await;
    assert_eq!(page.one("iframe").get_attribute("title").as_deref(), Some("Preview"));
}

#[wasm_bindgen_test]
async fn the_frame_has_no_origin_and_no_access_to_the_page_or_storage() {
    let messages = messages();
    let _page =
        show(|| view! { <HtmlPreview document=DOCUMENT title="Preview" html="html".to_owned() /> }).await;
    until("message", || !messages.read_untracked().is_empty()).await;
    assert_eq!(messages.get_untracked()[0], "html|null|false|false");
}

#[wasm_bindgen_test]
async fn the_sandbox_allows_only_scripts() {
    let page = show(|| view! { <HtmlPreview document=DOCUMENT title="Preview" html="".to_owned() /> }).await;
    assert_eq!(page.one("iframe").get_attribute("sandbox").as_deref(), Some("allow-scripts"));
}
