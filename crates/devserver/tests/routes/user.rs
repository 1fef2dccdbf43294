//! `/users/me/`: reading, changing and deleting oneself.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::*;

async fn patch(service: &Service, body: &str) -> Response {
    service.call(Method::PATCH, ME).key(ZOE).json(body).send().await
}

#[tokio::test]
async fn a_person_reads_themselves() {
    let service = Service::new().await;
    service.refuses_strangers(Method::GET, ME).await;

    let response = service.get(ME).key(ZOE).send().await;
    assert_eq!(response.status, StatusCode::OK);
    let user = response.json();
    assert_eq!(user["user_type"], "Human");
    assert_eq!(user["first_name"], "Zoé");
    assert_eq!(user["last_name"], "Martin");
    assert_eq!(user["email"], "zoe@example.test");
    assert_eq!(user["phone"], "+33 1 23 45 67 89");
    assert_eq!(user["state"], "USER_STATE_ACTIVE");
    assert_eq!(user["avatar"], Value::Null);
    assert_eq!(user["organization"]["name"], "Agence du Port");
    assert_eq!(user["organization"]["account_type"], "ORGANIZATION");
    assert_eq!(user["config"]["beta_features"], json!({"ledger": true}));
    assert!(user["updated_at"].as_str().unwrap().ends_with('Z'));
}

#[tokio::test]
async fn a_machine_reads_itself_and_has_a_name_but_nothing_of_a_person() {
    let service = Service::new().await;
    let account = service.get(ME).key(MACHINE).send().await.json();
    assert_eq!(account["user_type"], "Machine");
    assert_eq!(account["name"], "Nightly export");
    assert_eq!(account["organization"]["name"], "Agence du Port");
    for absent in ["email", "first_name", "avatar", "config"] {
        assert_eq!(account.get(absent), None, "{absent}");
    }
}

#[tokio::test]
async fn a_new_person_has_the_contracts_defaults() {
    let service = Service::new().await.with_ada().await;
    let user = service.get(ME).key(ADA).send().await.json();
    assert_eq!(user["organization"], Value::Null);
    assert_eq!(
        user["config"].to_string(),
        r#"{"email_signature":"","dark_mode":false,"property_rent_subscriptions":[],"send_notification_by_mail":false,"raw_html_email":false}"#
    );
}

#[tokio::test]
async fn a_patch_changes_the_keys_that_it_has_and_null_clears() {
    let service = Service::new().await;
    service.refuses_strangers(Method::PATCH, ME).await;
    service.refuses_machines(Method::PATCH, ME).await;

    let response = patch(&service, r#"{"first_name": "Zoë", "phone": null}"#).await;
    assert_eq!(response.status, StatusCode::OK);
    let user = response.json();
    assert_eq!(user["first_name"], "Zoë");
    assert_eq!(user["phone"], Value::Null);
    assert_eq!(user["last_name"], "Martin");
    assert_eq!(user["email"], "zoe@example.test");
    assert_eq!(service.get(ME).key(ZOE).send().await.json(), user);
}

#[tokio::test]
async fn a_patch_without_known_keys_changes_nothing_at_all() {
    let service = Service::new().await;
    let before = service.text(ME, ZOE).await;
    let response = patch(&service, r#"{"user_type": "Human", "id": "other", "shoe_size": 41}"#).await;
    assert_eq!(response.status, StatusCode::OK);
    assert_eq!(response.text(), before);
}

#[tokio::test]
async fn an_email_comes_back_in_lower_case() {
    let service = Service::new().await;
    let response = patch(&service, r#"{"email": "Zoe.Martin@Example.Test"}"#).await;
    assert_eq!(response.json()["email"], "zoe.martin@example.test");
}

#[tokio::test]
async fn everything_wrong_is_named_at_once_and_nothing_is_written() {
    let service = Service::new().await;
    let before = service.text(ME, ZOE).await;
    let body = json!({
        "user_type": "Machine",
        "first_name": "x".repeat(101),
        "last_name": 7,
        "email": "zoe",
        "phone": "12345",
    });
    let response = patch(&service, &body.to_string()).await;
    response.invalid_at(&["user_type", "first_name", "last_name", "email", "phone"]);
    patch(&service, r#"{"first_name": "Good", "phone": "bad"}"#).await.invalid_at(&["phone"]);
    assert_eq!(service.text(ME, ZOE).await, before);
}

#[tokio::test]
async fn the_limits_themselves_are_allowed() {
    let service = Service::new().await;
    let name = "é".repeat(100);
    let local = "a".repeat(60);
    let labels = [60, 60, 60].map(|size| "b".repeat(size)).join(".");
    let email = format!("{local}@{labels}.{}", "c".repeat(254 - 61 - 183));
    assert_eq!(email.len(), 254);
    let response = patch(&service, &json!({"first_name": name, "email": email}).to_string()).await;
    assert_eq!(response.status, StatusCode::OK, "{response:?}");
    let response = patch(&service, &json!({"email": format!("{email}c")}).to_string()).await;
    response.invalid_at(&["email"]);
}

#[tokio::test]
async fn an_email_of_another_account_is_refused_in_any_case() {
    let service = Service::new().await.with_ada().await;
    patch(&service, r#"{"email": "Ada@Example.test", "phone": null}"#).await.invalid_at(&["email"]);
    let user = service.get(ME).key(ZOE).send().await.json();
    assert_eq!(user["email"], "zoe@example.test");
    assert_eq!(user["phone"], "+33 1 23 45 67 89");
}

#[tokio::test]
async fn deletion_is_gone_with_an_empty_body_and_ends_every_credential() {
    let service = Service::new().await;
    service.refuses_strangers(Method::DELETE, ME).await;
    service.refuses_machines(Method::DELETE, ME).await;

    let response = service.call(Method::DELETE, ME).key(ZOE).send().await;
    assert_eq!(response.status, StatusCode::GONE);
    assert!(response.body.is_empty());
    for (method, path) in [
        (Method::GET, ME),
        (Method::PATCH, ME),
        (Method::DELETE, ME),
        (Method::GET, CONFIG),
        (Method::PUT, NOTIFICATIONS),
        (Method::POST, AVATAR),
        (Method::POST, PASSWORD),
        (Method::POST, SYNC),
    ] {
        let response = service.call(method, path).key(ZOE).send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
    }
    assert_eq!(service.get(ME).key(MACHINE).send().await.status, StatusCode::OK);
}

#[tokio::test]
async fn deletion_takes_the_picture_along_and_frees_the_email() {
    let service = Service::new().await.with_ada().await;
    let png = b"\x89PNG\r\n\x1a\n";
    let upload = service.call(Method::POST, AVATAR).key(ADA).file("file", png);
    let user = upload.send().await.json();
    let picture = user["avatar"].as_str().unwrap();
    service.call(Method::DELETE, ME).key(ADA).send().await;

    assert_eq!(service.get(picture).send().await.status, StatusCode::NOT_FOUND);
    let response = patch(&service, r#"{"email": "ada@example.test"}"#).await;
    assert_eq!(response.status, StatusCode::OK);
}
