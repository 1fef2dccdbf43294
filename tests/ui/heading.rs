//! Headings whose level depends on where the app is embedded.

use iam_account::components::heading::{Heading, HeadingLevel};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// The tags of a page's heading and of one `below` it, where the page's level is `level`.
async fn tags(level: Option<u8>, below: u8) -> [String; 2] {
    let page = show(move || {
        if let Some(level) = level {
            provide_context(HeadingLevel(level));
        }
        view! {
            <Heading text="Page" />
            <Heading below text="Part" />
        }
    })
    .await;
    page.all("*").iter().map(|heading| heading.tag_name()).collect::<Vec<_>>().try_into().unwrap()
}

#[wasm_bindgen_test]
async fn the_standalone_page_starts_at_level_1() {
    assert_eq!(tags(None, 1).await, ["H1", "H2"]);
}

#[wasm_bindgen_test]
async fn on_a_host_page_the_levels_continue_from_its_level() {
    assert_eq!(tags(Some(2), 1).await, ["H2", "H3"]);
    assert_eq!(tags(Some(4), 2).await, ["H4", "H6"]);
}

#[wasm_bindgen_test]
async fn levels_stay_between_1_and_6() {
    assert_eq!(tags(Some(6), 1).await, ["H6", "H6"]);
    assert_eq!(tags(Some(0), 0).await, ["H1", "H1"]);
    assert_eq!(tags(Some(u8::MAX), 1).await, ["H6", "H6"]);
}

#[wasm_bindgen_test]
async fn only_the_pages_heading_can_take_the_focus() {
    let page = show(|| view! { <Heading text="Page" /> <Heading below=1 text="Part" /> }).await;
    for (selector, takes_it) in [("h1", true), ("h2", false)] {
        let heading = page.one(selector);
        heading.focus().unwrap();
        assert_eq!(has_focus(&heading), takes_it, "{selector}");
    }
    assert_eq!(page.one("h1").tab_index(), -1, "not in the Tab order");
}

#[wasm_bindgen_test]
async fn its_text_can_change() {
    let title = RwSignal::new("Profile".to_owned());
    let page = show(move || view! { <Heading text=Signal::from(title) id="title" /> }).await;
    title.set("Password".into());
    settled().await;
    assert_eq!(text(&by_id("title")), "Password");
    assert_eq!(page.text("h1"), "Password");
}
