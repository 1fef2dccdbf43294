//! `/users/me/notification-preferences/`: a document with channels and events.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::*;

async fn put(service: &Service, body: &str) -> Response {
    let call = service.call(Method::PUT, NOTIFICATIONS).key(ZOE);
    call.json(body).send().await
}

#[tokio::test]
async fn a_person_reads_their_preferences_with_what_is_newer_than_the_contract() {
    let service = Service::new().await;
    service.refuses_strangers(Method::GET, NOTIFICATIONS).await;
    service.refuses_machines(Method::GET, NOTIFICATIONS).await;

    let response = service.get(NOTIFICATIONS).key(ZOE).send().await;
    assert_eq!(response.status, StatusCode::OK);
    let preferences = response.json();
    assert_eq!(preferences["app"]["lease_signed"], true);
    assert_eq!(preferences["app"]["rental_file_created"], true);
    assert_eq!(preferences["email"]["rental_file_created"], false);
    assert_eq!(preferences["email"]["notifications_overview"], true);
    assert_eq!(preferences["sms"], json!({"lease_signed": false}));
    assert_eq!(preferences["digest_hour"], 8);
}

#[tokio::test]
async fn a_new_person_has_the_contracts_defaults() {
    let service = Service::new().await.with_ada().await;
    let preferences = service.get(NOTIFICATIONS).key(ADA).send().await.json();
    let size = |channel: &str| preferences[channel].as_object().unwrap().len();
    assert_eq!((size("app"), size("email")), (6, 7));
    assert_eq!(preferences["app"]["insurance_agreement"], false);
}

#[tokio::test]
async fn a_put_replaces_the_document_and_keeps_unknown_channels_events_and_digits() {
    let service = Service::new().await;
    service.refuses_strangers(Method::PUT, NOTIFICATIONS).await;
    service.refuses_machines(Method::PUT, NOTIFICATIONS).await;

    let text = r#"{"push":{"x":true},"quota":9007199254740993,"app":{"lease_signed":"weekly","rental_file_created":false}}"#;
    let response = put(&service, text).await;
    assert_eq!(response.status, StatusCode::OK);
    assert_eq!(response.text(), text);
    assert_eq!(service.text(NOTIFICATIONS, ZOE).await, text);
}

#[tokio::test]
async fn known_channels_and_events_have_types_and_a_refusal_writes_nothing() {
    let service = Service::new().await;
    let before = service.text(NOTIFICATIONS, ZOE).await;
    let body =
        r#"{"app": {"rental_file_created": "yes", "new": 7}, "email": {"notifications_overview": null}}"#;
    put(&service, body).await.invalid_at(&["app/rental_file_created", "email/notifications_overview"]);
    put(&service, r#"{"app": true, "email": null}"#).await.invalid_at(&["app", "email"]);
    put(&service, "{").await.invalid_at(&[""]);
    assert_eq!(service.text(NOTIFICATIONS, ZOE).await, before);
}
