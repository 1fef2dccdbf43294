//! What the host hears, as `HostEvent` documents it.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element::Element;
use crate::service::Service;
use crate::support::*;

const ZOE: &str = r#"{"user_type": "Human", "id": "u-1", "first_name": "Zoé", "last_name": "Martin",
    "email": "zoe@example.test", "avatar": "/media/zoe.png"}"#;
const ROBOT: &str = r#"{"user_type": "Machine", "id": "m-1", "name": "Robot"}"#;

async fn single(page: &str) -> Element {
    Element::new(
        json!({ "basePath": "/me", "apiBase": "https://api.example.test/iam/v1" }),
        json!({ "page": page }),
    )
    .await
}

#[wasm_bindgen_test]
async fn ready_names_the_version_and_nobody_at_the_start_is_no_change() {
    let element = single("profile").await;
    assert_eq!(element.heard_once("ready"), json!({ "version": env!("CARGO_PKG_VERSION") }));
    assert!(element.heard("user-changed").is_empty());
    assert!(element.heard("error").is_empty());
}

#[wasm_bindgen_test]
async fn navigated_names_the_page_and_its_path() {
    let _service = Service::new(|_, _| (200, ZOE));
    let element = single("profile").await;
    assert_eq!(element.heard("navigated"), [json!({ "page": "sign-in", "path": "/me/sign-in" })]);
    element.sign_in().await;
    element.hears("user-changed").await;
    settled().await;
    assert_eq!(element.heard("navigated")[1..], [json!({ "page": "profile", "path": "/me/profile" })]);
}

#[wasm_bindgen_test]
async fn user_changed_says_who_a_person_is_and_that_nobody_is_left() {
    let _service = Service::new(|_, _| (200, ZOE));
    let element = single("profile").await;
    element.sign_in().await;
    element.hears("user-changed").await;
    let zoe = json!({
        "id": "u-1",
        "userType": "Human",
        "name": "Zoé Martin",
        "email": "zoe@example.test",
        "avatar": "https://api.example.test/media/zoe.png",
    });
    assert_eq!(element.heard_once("user-changed"), json!({ "user": zoe }));
    press(&element.button("Sign out")).await;
    assert_eq!(element.heard("user-changed")[1..], [json!({ "user": null })]);
    assert!(element.heard("unauthorized").is_empty(), "the person left by themselves");
}

#[wasm_bindgen_test]
async fn user_changed_says_what_a_service_account_is() {
    let _service = Service::new(|_, _| (200, ROBOT));
    let element = single("profile").await;
    element.sign_in().await;
    element.hears("user-changed").await;
    let robot = json!({ "id": "m-1", "userType": "Machine", "name": "Robot", "email": null, "avatar": null });
    assert_eq!(element.heard_once("user-changed"), json!({ "user": robot }));
}

#[wasm_bindgen_test]
async fn unauthorized_is_heard_when_the_service_ends_the_session() {
    let _service =
        Service::new(|_, path| if path.is_empty() { (200, ZOE) } else { (401, r#"{"detail": "No."}"#) });
    let element = single("settings").await;
    element.sign_in().await;
    element.hears("unauthorized").await;
    settled().await;
    assert_eq!(element.heard_once("unauthorized"), json!({}));
    assert!(element.heard("error").is_empty(), "it is not the app that failed");
    assert_eq!(element.text("dialog[open] .card-title"), "Your session has ended");
}

#[wasm_bindgen_test]
async fn a_key_that_is_refused_ends_no_session_and_is_no_failure_of_the_app() {
    let _service = Service::new(|_, _| (401, r#"{"detail": "No."}"#));
    let element = single("profile").await;
    element.sign_in().await;
    let key = element.labelled("API key");
    until("refusal", || is_invalid(&key)).await;
    for name in ["unauthorized", "user-changed", "error"] {
        assert!(element.heard(name).is_empty(), "{name}");
    }
}

#[wasm_bindgen_test]
async fn error_carries_the_sentence_on_the_screen_and_the_request() {
    let _service = Service::new(|_, _| (503, ""));
    let element = single("profile").await;
    element.sign_in().await;
    element.hears("error").await;
    settled().await;
    let heard = element.heard_once("error");
    assert_eq!(heard["requestId"], "r-1");
    assert_eq!(heard["message"], Value::from(element.text("[role=alert] .page-title + p")));
    assert_eq!(element.text(".details code"), "Request id: r-1");
}

#[wasm_bindgen_test]
async fn deleted_is_heard_when_the_account_is_gone() {
    let _service = Service::new(|method, _| if method == "DELETE" { (410, "") } else { (200, ZOE) });
    let element = single("account").await;
    element.sign_in().await;
    until("the page", || element.all(".danger dialog").len() == 1).await;
    press(&element.one(".card.danger .card-body button")).await;
    enter(&element.one(".danger dialog input"), "zoe@example.test").await;
    until("the button", || element.all(".danger dialog button[type=submit]:enabled").len() == 1).await;
    press(&element.one(".danger dialog button[type=submit]")).await;
    element.hears("deleted").await;
    settled().await;
    assert_eq!(element.heard_once("deleted"), json!({}));
    assert_eq!(element.heard("user-changed").last(), Some(&json!({ "user": null })));
    assert_eq!(element.text("h2"), "Your account has been deleted");
}

#[wasm_bindgen_test]
async fn no_event_carries_the_key() {
    let _service = Service::new(|_, _| (200, ZOE));
    let element = single("profile").await;
    element.sign_in().await;
    element.hears("user-changed").await;
    for name in ["ready", "user-changed", "navigated", "error"] {
        let heard = format!("{:?}", element.heard(name));
        assert!(!heard.contains("demo-key"), "{heard}");
    }
}
