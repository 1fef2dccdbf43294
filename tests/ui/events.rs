//! The events that the host receives, as `HostEvent` documents them.

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
async fn ready_has_the_version_and_no_user_at_the_start_is_not_a_change() {
    let element = single("profile").await;
    assert_eq!(element.only_event("ready"), json!({ "version": env!("CARGO_PKG_VERSION") }));
    assert!(element.events("user-changed").is_empty());
    assert!(element.events("error").is_empty());
}

#[wasm_bindgen_test]
async fn navigated_has_the_page_and_its_path() {
    let _service = Service::new(|_, _| (200, ZOE));
    let element = single("profile").await;
    assert_eq!(element.events("navigated"), [json!({ "page": "sign-in", "path": "" })]);
    element.sign_in().await;
    element.wait_for("user-changed").await;
    settled().await;
    assert_eq!(element.events("navigated")[1..], [json!({ "page": "profile", "path": "" })]);
}

#[wasm_bindgen_test]
async fn user_changed_has_the_person_and_null_after_sign_out() {
    let _service = Service::new(|_, _| (200, ZOE));
    let element = single("profile").await;
    element.sign_in().await;
    element.wait_for("user-changed").await;
    let zoe = json!({
        "id": "u-1",
        "userType": "Human",
        "name": "Zoé Martin",
        "email": "zoe@example.test",
        "avatar": "https://api.example.test/media/zoe.png",
    });
    assert_eq!(element.only_event("user-changed"), json!({ "user": zoe }));
    press(&element.button("Sign out")).await;
    assert_eq!(element.events("user-changed")[1..], [json!({ "user": null })]);
    assert!(element.events("unauthorized").is_empty(), "the person signed out");
}

#[wasm_bindgen_test]
async fn user_changed_has_the_service_account() {
    let _service = Service::new(|_, _| (200, ROBOT));
    let element = single("profile").await;
    element.sign_in().await;
    element.wait_for("user-changed").await;
    let robot = json!({ "id": "m-1", "userType": "Machine", "name": "Robot", "email": null, "avatar": null });
    assert_eq!(element.only_event("user-changed"), json!({ "user": robot }));
}

#[wasm_bindgen_test]
async fn unauthorized_is_sent_when_the_service_ends_the_session() {
    let _service =
        Service::new(|_, path| if path.is_empty() { (200, ZOE) } else { (401, r#"{"detail": "No."}"#) });
    let element = single("settings").await;
    element.sign_in().await;
    element.wait_for("unauthorized").await;
    settled().await;
    assert_eq!(element.only_event("unauthorized"), json!({}));
    assert!(element.events("error").is_empty(), "the end of a session is not an error of the app");
    assert_eq!(element.text("dialog[open] .card-title"), "Your session has ended");
}

#[wasm_bindgen_test]
async fn a_rejected_key_sends_no_events() {
    let _service = Service::new(|_, _| (401, r#"{"detail": "No."}"#));
    let element = single("profile").await;
    element.sign_in().await;
    let key = element.labelled("API key");
    until("refusal", || is_invalid(&key)).await;
    for name in ["unauthorized", "user-changed", "error"] {
        assert!(element.events(name).is_empty(), "{name}");
    }
}

#[wasm_bindgen_test]
async fn error_has_the_sentence_on_the_screen_and_the_request_id() {
    let _service = Service::new(|_, _| (503, ""));
    let element = single("profile").await;
    element.sign_in().await;
    element.wait_for("error").await;
    settled().await;
    let error = element.only_event("error");
    assert_eq!(error["requestId"], "r-1");
    assert_eq!(error["message"], Value::from(element.text("[role=alert] .page-title + p")));
    assert_eq!(element.text(".details code"), "Request id: r-1");
}

#[wasm_bindgen_test]
async fn deleted_is_sent_when_the_account_is_deleted() {
    let _service = Service::new(|method, _| if method == "DELETE" { (410, "") } else { (200, ZOE) });
    let element = single("account").await;
    element.sign_in().await;
    until("the page", || element.all(".danger dialog").len() == 1).await;
    press(&element.one(".card.danger .card-body button")).await;
    enter(&element.one(".danger dialog input"), "zoe@example.test").await;
    until("the button", || element.all(".danger dialog button[type=submit]:enabled").len() == 1).await;
    press(&element.one(".danger dialog button[type=submit]")).await;
    element.wait_for("deleted").await;
    settled().await;
    assert_eq!(element.only_event("deleted"), json!({}));
    assert_eq!(element.events("user-changed").last(), Some(&json!({ "user": null })));
    assert_eq!(element.text("h2"), "Your account has been deleted");
}

#[wasm_bindgen_test]
async fn no_event_contains_the_key() {
    let _service = Service::new(|_, _| (200, ZOE));
    let element = single("profile").await;
    element.sign_in().await;
    element.wait_for("user-changed").await;
    for name in ["ready", "user-changed", "navigated", "error"] {
        let events = format!("{:?}", element.events(name));
        assert!(!events.contains("demo-key"), "{events}");
    }
}
