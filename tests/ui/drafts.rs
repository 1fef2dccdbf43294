//! Drafts in the browser's storage, and the question before they go.

use js_sys::{Function, Object, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::drawer::Local;
use crate::element::Element;
use crate::service::Service;
use crate::support::*;

const ZOE: &str = r#"{"user_type": "Human", "id": "u-1", "first_name": "Zoé"}"#;
const DRAFT: &str = "iam-account:draft:u-1:profile:";
const FIRST_NAME: &str = "iam-account:draft:u-1:profile:first_name";
const PHONE: &str = "iam-account:draft:u-1:profile:phone";

/// The text of an entry, whose time is the present one.
fn text_of(local: &Local, key: &str) -> String {
    let entry: Value = serde_json::from_str(&local.get(key).unwrap()).unwrap();
    assert!(entry["time"].as_u64().unwrap() > 1_700_000_000_000);
    entry["text"].as_str().unwrap().to_owned()
}

/// As long as it lives, no storage has room for anything.
struct Full(Object, JsValue);

impl Full {
    fn new(local: &Local) -> Self {
        let prototype = local.prototype();
        let set_item = Reflect::get(&prototype, &"setItem".into()).unwrap();
        let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
        Reflect::set(&prototype, &"setItem".into(), &full).unwrap();
        Full(prototype, set_item)
    }
}

impl Drop for Full {
    fn drop(&mut self) {
        Reflect::set(&self.0, &"setItem".into(), &self.1).unwrap();
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
    for garbage in ["", "null", "{", "[\"first_name\"]", r#"{"text": 1}"#, r#"{"texts": {"a": "1"}}"#] {
        local.set(FIRST_NAME, garbage);
        let (element, _service) = profile().await;
        assert_eq!(value(&element.labelled("First name")), "Zoé", "{garbage}");
        enter(&element.labelled("First name"), "Ana").await;
        assert_eq!(text_of(&local, FIRST_NAME), "Ana", "{garbage}");
    }
}

#[wasm_bindgen_test]
async fn a_text_leaves_alone_what_another_tab_keeps() {
    let local = Local::new();
    let (element, _service) = profile().await;
    local.set(PHONE, r#"{"text": "+33"}"#);
    enter(&element.labelled("First name"), "Ana").await;
    assert_eq!(local.keys(DRAFT), ["first_name", "phone"]);
    enter(&element.labelled("First name"), "Zoé").await;
    assert_eq!(local.keys(DRAFT), ["phone"]);
    assert_eq!(local.get(PHONE).unwrap(), r#"{"text": "+33"}"#);
}

#[wasm_bindgen_test]
async fn an_entry_of_the_older_form_becomes_one_for_each_field_as_the_app_starts() {
    let local = Local::new();
    let [old, oldest] = ["iam-account:draft:u-1:profile", "iam-account:draft:idp:zoé:profile:settings"];
    local.set(old, r#"{"texts": {"first_name": "Ana", "phone": "1"}, "bases": {"phone": "2"}}"#);
    local.set(oldest, r#"{"texts": {"email_signature": "Mine"}}"#);
    local.set(PHONE, r#"{"text": "newer"}"#);
    let (element, _service) = profile().await;
    assert_eq!(text_of(&local, FIRST_NAME), "Ana");
    assert_eq!(text_of(&local, PHONE), "newer");
    let moved = "iam-account:draft:idp%3Azo%C3%A9%3Aprofile:settings:email_signature";
    assert_eq!(text_of(&local, moved), "Mine");
    assert_eq!((local.get(old), local.get(oldest)), (None, None));
    assert!(text(&element.0).contains("You typed this before and did not save it: First name, Phone."));
}

#[wasm_bindgen_test]
async fn an_entry_of_the_older_form_stays_where_there_is_no_room_for_the_new_one() {
    let local = Local::new();
    let (old, entry) = ("iam-account:draft:u-1:profile", r#"{"texts": {"first_name": "Ana"}}"#);
    local.set(old, entry);
    let full = Full::new(&local);
    profile().await;
    assert_eq!(local.get(old).as_deref(), Some(entry));
    drop(full);
    profile().await;
    assert_eq!((text_of(&local, FIRST_NAME).as_str(), local.get(old)), ("Ana", None));
}

#[wasm_bindgen_test]
async fn signing_out_asks_for_this_person_only_and_leaves_the_others_drafts() {
    let local = Local::new();
    local.set("iam-account:draft:u-2:profile:phone", r#"{"text": "+33"}"#);
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
    assert_eq!(local.keys(DRAFT), [""; 0]);
    assert!(local.get("iam-account:draft:u-2:profile:phone").is_some());
}

#[wasm_bindgen_test]
async fn a_storage_that_refuses_to_keep_breaks_nothing() {
    let local = Local::new();
    let (element, _service) = profile().await;
    let (before, full) = (panics(), Full::new(&local));
    enter(&element.labelled("First name"), "Ana").await;
    drop(full);
    assert_eq!(value(&element.labelled("First name")), "Ana");
    assert_eq!((local.get(FIRST_NAME), panics()), (None, before));
}

#[wasm_bindgen_test]
async fn a_storage_that_fills_up_while_a_text_is_typed_is_told_at_the_next_key() {
    let local = Local::new();
    let (element, _service) = profile().await;
    let kept = || element.events("dirty-changed").last().map(|event| event["kept"].clone());
    enter(&element.labelled("First name"), "A").await;
    assert_eq!(kept(), Some(json!(true)));
    let full = Full::new(&local);
    enter(&element.labelled("First name"), "An").await;
    assert_eq!(kept(), Some(json!(false)), "so that the page asks before it is left");
    drop(full);
    enter(&element.labelled("First name"), "Ana").await;
    assert_eq!(kept(), Some(json!(true)));
    assert_eq!(text_of(&local, FIRST_NAME), "Ana");
}
