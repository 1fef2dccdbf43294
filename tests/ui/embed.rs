//! Mounting into a host's element, and leaving it.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element::Element;
use crate::support::*;

/// The page that says what is wrong names `key`, and the host hears the same sentence.
async fn names(options: Value, key: &str) {
    let element = Element::with(options).await;
    let message = element.heard_once("error")["message"].as_str().unwrap().to_owned();
    assert!(message.contains(key), "{key} in {message}");
    assert_eq!(element.text("[role=alert] p:not(.hint)"), message);
    assert_eq!(element.text("h2"), "This page is not set up correctly");
    assert!(element.heard("ready").is_empty(), "it is not");
}

fn options(config: Value, attributes: Value) -> Value {
    json!({ "config": config, "attributes": attributes, "entry": "https://files.example.test/iam-account.js" })
}

#[wasm_bindgen_test]
async fn a_wrong_configuration_is_a_page_that_names_the_key() {
    let page = json!({ "page": "profile" });
    names(options(json!({ "features": { "sync": "yes" } }), page.clone()), "features.sync").await;
    names(options(json!({ "auth": { "mode": "magic" } }), page.clone()), "auth.mode").await;
    names(options(json!({ "apiBase": "javascript:alert(1)" }), page), "apiBase").await;
}

#[wasm_bindgen_test]
async fn a_wrong_attribute_is_a_page_that_names_it() {
    names(options(json!({}), json!({ "page": "nowhere" })), "page").await;
    names(options(json!({}), json!({})), "base-path").await;
}

#[wasm_bindgen_test]
async fn a_file_that_is_no_json_is_named() {
    let entry = "https://files.example.test/iam-account.js";
    let attributes = json!({ "page": "profile" });
    names(json!({ "file": "{ no }", "attributes": attributes, "entry": entry }), "config.json").await;
}

#[wasm_bindgen_test]
async fn the_heading_of_a_page_that_names_a_key_has_the_hosts_level() {
    let attributes = json!({ "page": "nowhere", "heading-level": "4" });
    let element = Element::new(json!({}), attributes).await;
    assert_eq!(element.text("h4"), "This page is not set up correctly");
    assert_eq!(element.all("main").len(), 0, "the host has that");
}

#[wasm_bindgen_test]
async fn a_page_of_its_own_says_what_is_wrong_in_its_main_part() {
    let element = Element::new(json!({ "basePath": "me" }), json!({ "standalone": "" })).await;
    assert_eq!(element.text("main h1"), "This page is not set up correctly");
}

#[wasm_bindgen_test]
async fn one_page_is_shown_without_navigation_in_the_hosts_outline() {
    let attributes = json!({ "page": "sign-in", "heading-level": "3" });
    let element = Element::new(json!({ "brand": { "name": "Acme" } }), attributes).await;
    assert_eq!(element.text("h3"), "Sign in");
    assert_eq!(element.text(".brand-name"), "Acme");
    assert_eq!(element.all("nav, main").len(), 0);
}

#[wasm_bindgen_test]
async fn a_level_that_is_none_is_the_usual_one() {
    for odd in ["0", "7", "two", ""] {
        let element = Element::new(json!({}), json!({ "page": "sign-in", "heading-level": odd })).await;
        assert_eq!(element.text("h2"), "Sign in", "{odd}");
    }
}

#[wasm_bindgen_test]
async fn unmounting_leaves_nothing_behind() {
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
async fn what_the_host_has_in_the_element_stays() {
    let mut element = Element::new(json!({}), json!({ "page": "sign-in" })).await;
    element.0.insert_adjacent_html("beforeend", "<p>The host's</p>").unwrap();
    element.unmount();
    assert_eq!(element.0.inner_html(), "<p>The host's</p>");
}

#[wasm_bindgen_test]
async fn two_elements_share_no_id() {
    let first = Element::new(json!({}), json!({ "page": "sign-in" })).await;
    let second = Element::new(json!({}), json!({ "page": "sign-in" })).await;
    // Both throw when an id is there twice.
    assert_ne!(first.labelled("API key"), second.labelled("API key"));
}
