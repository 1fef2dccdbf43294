//! Drafts in the browser's storage, and the question before they go.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::element::Element;
use crate::service::Service;
use crate::support::*;

const ZOE: &str = r#"{"user_type": "Human", "id": "u-1", "first_name": "Zoé"}"#;
const ENTRY: &str = "iam-account:draft:u-1:profile";

/// Empty before and after.
struct Local(Storage);

impl Local {
    fn new() -> Self {
        let storage = window().local_storage().unwrap().unwrap();
        storage.clear().unwrap();
        Local(storage)
    }

    fn set(&self, key: &str, text: &str) {
        self.0.set_item(key, text).unwrap();
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).unwrap()
    }

    /// The texts of the entry.
    fn texts(&self) -> Value {
        let entry: Value = serde_json::from_str(&self.get(ENTRY).unwrap()).unwrap();
        assert!(entry["time"].as_u64().unwrap() > 1_700_000_000_000);
        entry["texts"].clone()
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        self.0.clear().unwrap();
    }
}

/// The profile of Zoé.
async fn profile() -> (Element, Service) {
    let service = Service::new(|method, _| if method == "DELETE" { (204, "") } else { (200, ZOE) });
    let auth = json!({ "mode": "api-key" });
    let config = json!({ "basePath": "/me", "apiBase": "https://api.example.test/iam/v1", "auth": auth });
    let element = Element::new(config, json!({ "page": "profile" })).await;
    element.sign_in().await;
    element.wait_for("user-changed").await;
    settled().await;
    (element, service)
}

#[wasm_bindgen_test]
async fn garbage_in_the_storage_is_no_draft_and_gives_way_to_one() {
    let local = Local::new();
    for garbage in ["", "null", "{", "[\"first_name\"]", r#"{"texts": {"first_name": 1}}"#] {
        local.set(ENTRY, garbage);
        let (element, _service) = profile().await;
        assert_eq!(value(&element.labelled("First name")), "Zoé", "{garbage}");
        enter(&element.labelled("First name"), "Ana").await;
        assert_eq!(local.texts(), json!({ "first_name": "Ana" }), "{garbage}");
    }
}

#[wasm_bindgen_test]
async fn a_text_leaves_alone_what_another_tab_keeps() {
    let local = Local::new();
    let (element, _service) = profile().await;
    local.set(ENTRY, r#"{"texts": {"phone": "+33"}}"#);
    enter(&element.labelled("First name"), "Ana").await;
    assert_eq!(local.texts(), json!({ "phone": "+33", "first_name": "Ana" }));
    enter(&element.labelled("First name"), "Zoé").await;
    assert_eq!(local.texts(), json!({ "phone": "+33" }));
}

#[wasm_bindgen_test]
async fn the_last_text_takes_the_entry_with_it() {
    let local = Local::new();
    let (element, _service) = profile().await;
    enter(&element.labelled("First name"), "Ana").await;
    enter(&element.labelled("First name"), "Zoé").await;
    assert_eq!(local.get(ENTRY), None);
}

#[wasm_bindgen_test]
async fn signing_out_asks_for_this_person_only_and_leaves_the_others_drafts() {
    let local = Local::new();
    local.set("iam-account:draft:u-2:profile", r#"{"texts": {"phone": "+33"}}"#);
    let (element, _service) = profile().await;
    press(&element.button("Sign out")).await;
    assert!(!element.0.text_content().unwrap().contains("Sign out without saving?"));

    let (element, _service) = profile().await;
    enter(&element.labelled("First name"), "Ana").await;
    press(&element.button("Sign out")).await;
    let dialog = element.one("dialog[open]");
    assert!(
        text(&dialog).contains("You have changes that are not saved: Profile. Signing out discards them.")
    );
    press(&element.button("Cancel")).await;
    assert_eq!(value(&element.labelled("First name")), "Ana");
    press(&element.button("Sign out")).await;
    press(&element.button("Sign out and discard")).await;
    assert_eq!(local.get(ENTRY), None);
    assert!(local.get("iam-account:draft:u-2:profile").is_some());
}

#[wasm_bindgen_test]
async fn a_storage_that_refuses_to_keep_breaks_nothing() {
    let local = Local::new();
    let (element, _service) = profile().await;
    let (before, prototype) = (panics(), Object::get_prototype_of(&local.0));
    let set_item = Reflect::get(&prototype, &"setItem".into()).unwrap();
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    Reflect::set(&prototype, &"setItem".into(), &full).unwrap();
    enter(&element.labelled("First name"), "Ana").await;
    Reflect::set(&prototype, &"setItem".into(), &set_item).unwrap();
    assert_eq!(value(&element.labelled("First name")), "Ana");
    assert_eq!((local.get(ENTRY), panics()), (None, before));
}
