//! Mounts the app in a host's element and unmounts it.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element::Element;
use crate::support::*;

/// Asserts that the error page names `key`, and that the host receives the same sentence.
async fn assert_error_names(options: Value, key: &str) {
    let element = Element::with(options).await;
    let message = element.only_event("error")["message"].as_str().unwrap().to_owned();
    assert!(message.contains(key), "{key} in {message}");
    assert_eq!(element.text("[role=alert] p:not(.hint)"), message);
    assert_eq!(element.text("h2"), "This page is not set up correctly");
    assert!(element.events("ready").is_empty(), "the app is not ready");
}

fn options(config: Value, attributes: Value) -> Value {
    json!({ "config": config, "attributes": attributes, "entry": "https://files.example.test/iam-account.js" })
}

#[wasm_bindgen_test]
async fn an_invalid_configuration_shows_a_page_that_names_the_key() {
    let page = json!({ "page": "profile" });
    assert_error_names(options(json!({ "features": { "sync": "yes" } }), page.clone()), "features.sync")
        .await;
    assert_error_names(options(json!({ "auth": { "mode": "magic" } }), page.clone()), "auth.mode").await;
    assert_error_names(options(json!({ "apiBase": "javascript:alert(1)" }), page), "apiBase").await;
}

#[wasm_bindgen_test]
async fn an_invalid_attribute_shows_a_page_that_names_it() {
    assert_error_names(options(json!({}), json!({ "page": "nowhere" })), "page").await;
    assert_error_names(options(json!({}), json!({})), "base-path").await;
}

#[wasm_bindgen_test]
async fn an_invalid_json_file_is_named() {
    let entry = "https://files.example.test/iam-account.js";
    let attributes = json!({ "page": "profile" });
    assert_error_names(json!({ "file": "{ no }", "attributes": attributes, "entry": entry }), "config.json")
        .await;
}

#[wasm_bindgen_test]
async fn the_heading_of_the_error_page_has_the_level_from_the_host() {
    let attributes = json!({ "page": "nowhere", "heading-level": "4" });
    let element = Element::new(json!({}), attributes).await;
    assert_eq!(element.text("h4"), "This page is not set up correctly");
    assert_eq!(element.all("main").len(), 0, "the host page has its own main");
}

#[wasm_bindgen_test]
async fn the_standalone_error_page_is_in_main() {
    let element = Element::new(json!({ "basePath": "me" }), json!({ "standalone": "" })).await;
    assert_eq!(element.text("main h1"), "This page is not set up correctly");
}

#[wasm_bindgen_test]
async fn a_single_page_has_no_navigation_and_the_heading_level_from_the_host() {
    let attributes = json!({ "page": "sign-in", "heading-level": "3" });
    let element = Element::new(json!({ "brand": { "name": "Acme" } }), attributes).await;
    assert_eq!(element.text("h3"), "Sign in");
    assert_eq!(element.text(".brand-name"), "Acme");
    assert_eq!(element.all("nav, main").len(), 0);
}

#[wasm_bindgen_test]
async fn an_invalid_heading_level_is_the_default_one() {
    for odd in ["0", "7", "two", ""] {
        let element = Element::new(json!({}), json!({ "page": "sign-in", "heading-level": odd })).await;
        assert_eq!(element.text("h2"), "Sign in", "{odd}");
    }
}

#[wasm_bindgen_test]
async fn unmounting_removes_all_content() {
    let before = panics();
    for attributes in [json!({ "page": "sign-in" }), json!({ "page": "nowhere" })] {
        let mut element = Element::new(json!({}), attributes).await;
        assert_ne!(text(&element.0), "");
        element.unmount();
        settled().await;
        assert_eq!(element.0.child_nodes().length(), 0);
    }
    assert_eq!(panics(), before);
}

#[wasm_bindgen_test]
async fn unmounting_leaves_the_hosts_own_content() {
    let mut element = Element::new(json!({}), json!({ "page": "sign-in" })).await;
    element.0.insert_adjacent_html("beforeend", "<p>The host's</p>").unwrap();
    element.unmount();
    assert_eq!(element.0.inner_html(), "<p>The host's</p>");
}

#[wasm_bindgen_test]
async fn two_elements_share_no_id() {
    let first = Element::new(json!({}), json!({ "page": "sign-in" })).await;
    let second = Element::new(json!({}), json!({ "page": "sign-in" })).await;
    // Both panic when an id occurs twice.
    assert_ne!(first.labelled("API key"), second.labelled("API key"));
}
