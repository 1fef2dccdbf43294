//! Foreign HTML in a sandbox.

use iam_account::components::html_preview::HtmlPreview;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::MessageEvent;

use crate::support::*;

/// Says what it got, and whether it can reach what is not its own.
const DOCUMENT: &str = "data:text/html,<script>
    const reach = (what) => { try { return what() !== null } catch { return false } };
    addEventListener('message', ({ ports: [port] }) => port.onmessage = ({ data }) => parent.postMessage(
        `${data}|${origin}|${reach(() => parent.document)}|${reach(() => localStorage)}`, '*'));
</script>";

/// What the frame has said so far.
fn heard() -> RwSignal<Vec<String>> {
    let heard = RwSignal::new(Vec::new());
    listen_to_window(move |event| {
        if let Some(text) = event.data().as_string() {
            heard.write().push(text);
        }
    });
    heard
}

fn listen_to_window(mut hear: impl FnMut(MessageEvent) + 'static) {
    listen(&window(), "message", move |event| hear(event.unchecked_into()));
}

#[wasm_bindgen_test]
async fn the_frame_gets_the_html_once_it_can_and_each_change_of_it() {
    let (html, heard) = (RwSignal::new("<p>one</p>".to_owned()), heard());
    let page = show(move || view! { <HtmlPreview document=DOCUMENT title="Preview" html=html /> }).await;
    until("first", || heard.read_untracked().iter().any(|text| text.starts_with("<p>one</p>|"))).await;
    html.set("<p>two</p>".into());
    until("second", || heard.read_untracked().iter().any(|text| text.starts_with("<p>two</p>|"))).await;
    assert_eq!(page.one("iframe").get_attribute("title").as_deref(), Some("Preview"));
}

#[wasm_bindgen_test]
async fn the_frame_has_no_origin_and_reaches_neither_the_page_nor_storage() {
    let heard = heard();
    let _page =
        show(|| view! { <HtmlPreview document=DOCUMENT title="Preview" html="html".to_owned() /> }).await;
    until("answer", || !heard.read_untracked().is_empty()).await;
    assert_eq!(heard.get_untracked()[0], "html|null|false|false");
}

#[wasm_bindgen_test]
async fn nothing_that_leads_out_of_the_sandbox_is_allowed() {
    let page = show(|| view! { <HtmlPreview document=DOCUMENT title="Preview" html="".to_owned() /> }).await;
    assert_eq!(page.one("iframe").get_attribute("sandbox").as_deref(), Some("allow-scripts"));
}
