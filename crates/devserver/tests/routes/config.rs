//! `/users/me/config/`: a document that comes back as it went in.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::*;

async fn put(service: &Service, body: &str) -> Response {
    service.call(Method::PUT, CONFIG).key(ZOE).json(body).send().await
}

#[tokio::test]
async fn a_person_reads_their_config_without_dark_mode_and_to_the_digit() {
    let service = Service::new().await;
    service.refuses_strangers(Method::GET, CONFIG).await;
    service.refuses_machines(Method::GET, CONFIG).await;

    let response = service.get(CONFIG).key(ZOE).send().await;
    assert_eq!(response.status, StatusCode::OK);
    let config = response.json();
    assert_eq!(config.get("dark_mode"), None);
    assert_eq!(config["property_rent_subscriptions"].as_array().unwrap().len(), 2);
    assert_eq!(config["beta_features"], json!({"ledger": true}));
    assert!(config["email_signature"].as_str().unwrap().contains("<p>"));
    assert!(response.text().contains("9007199254740993"));
}

#[tokio::test]
async fn a_put_replaces_the_document_and_keeps_every_digit_key_and_order() {
    let service = Service::new().await;
    service.refuses_strangers(Method::PUT, CONFIG).await;
    service.refuses_machines(Method::PUT, CONFIG).await;

    let text = r#"{"zeta":{"b":1,"a":[null,0.10,1e400]},"dark_mode":true,"interface_config":123456789012345678901234567890,"alpha":-0.0}"#;
    let response = put(&service, text).await;
    assert_eq!(response.status, StatusCode::OK);
    assert_eq!(response.text(), text.replace("1e400", "1e+400"));
    assert_eq!(service.text(CONFIG, ZOE).await, response.text());
    let user = service.text(ME, ZOE).await;
    assert!(user.contains(&response.text()), "{user}");
}

#[tokio::test]
async fn a_key_left_out_is_a_key_deleted() {
    let service = Service::new().await;
    assert_eq!(put(&service, "{}").await.text(), "{}");
    assert_eq!(service.text(CONFIG, ZOE).await, "{}");
}

#[tokio::test]
async fn known_keys_have_types_and_a_refusal_writes_nothing() {
    let service = Service::new().await;
    let before = service.text(CONFIG, ZOE).await;
    let body = json!({
        "email_signature": null,
        "dark_mode": "yes",
        "send_notification_by_mail": 1,
        "raw_html_email": null,
        "property_rent_subscriptions": ["all", 7, null],
        "interface_config": null,
        "unknown": 7,
    });
    put(&service, &body.to_string()).await.invalid_at(&[
        "email_signature",
        "dark_mode",
        "send_notification_by_mail",
        "raw_html_email",
        "property_rent_subscriptions/1",
        "property_rent_subscriptions/2",
    ]);
    put(&service, r#"{"property_rent_subscriptions": "all"}"#)
        .await
        .invalid_at(&["property_rent_subscriptions"]);
    assert_eq!(service.text(CONFIG, ZOE).await, before);
}

#[tokio::test]
async fn a_body_that_is_no_json_object_is_refused_as_a_whole() {
    let service = Service::new().await;
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    for body in ["", "{", "{\"a\":}", "[]", "null", "\"text\"", "{\"a\":1} x", &deep] {
        put(&service, body).await.invalid_at(&[""]);
    }
    let call = service.call(Method::PUT, CONFIG).key(ZOE).body("{}");
    call.header("content-type", "text/plain").send().await.invalid_at(&[""]);
}

#[tokio::test]
async fn a_body_without_a_content_type_is_taken_for_json() {
    let service = Service::new().await;
    let call = service.call(Method::PUT, CONFIG).key(ZOE).body("{}");
    assert_eq!(call.send().await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_body_past_the_limit_is_too_large() {
    let service = Service::new().await;
    let body = |size: usize| json!({"email_signature": "x".repeat(size)}).to_string();
    assert_eq!(put(&service, &body(255 * 1024)).await.status, StatusCode::OK);
    put(&service, &body(256 * 1024))
        .await
        .refused(StatusCode::PAYLOAD_TOO_LARGE, "The body is larger than this operation takes.");
}
