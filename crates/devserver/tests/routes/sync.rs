//! `/users/me/sync-from-auth/`: accepted first, done later.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use devserver::accounts::{SignInProfile, set_sign_in_profile};
use devserver::routes::sync::copy;
use devserver::{Config, demo};
use serde_json::Value;

use crate::support::*;

async fn with_delay(sync_delay: Duration) -> Service {
    Service::with(Config { sync_delay, ..Config::default() }).await
}

/// Requests the account until `key` differs from `before`. The sync runs in between.
async fn changed(service: &Service, credential: &str, key: &str, before: &str) -> Value {
    let mut account = Value::Null;
    for _ in 0..10_000 {
        account = service.get(ME).key(credential).send().await.json();
        if account[key] != before {
            break;
        }
    }
    account
}

#[tokio::test]
async fn a_sync_is_accepted_and_shows_a_moment_later() {
    let service = with_delay(Duration::ZERO).await;
    service.refuses_strangers(Method::POST, SYNC).await;

    service.call(Method::POST, SYNC).key(ZOE).send().await.accepted();
    let user = changed(&service, ZOE, "last_name", "Martin").await;
    assert_eq!(user["last_name"], "Martin-Leroy");
    assert_eq!(user["first_name"], "Zoé");
    assert_ne!(user["phone"], "+33 1 23 45 67 89");
}

#[tokio::test]
async fn accepted_is_not_done() {
    let service = with_delay(Duration::from_secs(3600)).await;
    let before = service.text(ME, ZOE).await;
    service.call(Method::POST, SYNC).key(ZOE).send().await.accepted();
    assert_eq!(service.text(ME, ZOE).await, before);
}

#[tokio::test]
async fn a_machine_takes_over_its_name() {
    let service = with_delay(Duration::ZERO).await;
    let profile = SignInProfile { name: Some("Weekly export"), ..SignInProfile::default() };
    set_sign_in_profile(&service.pool, demo::MACHINE_ID, profile).await.unwrap();
    service.call(Method::POST, SYNC).key(MACHINE).send().await.accepted();
    let account = changed(&service, MACHINE, "name", "Nightly export").await;
    assert_eq!(account["name"], "Weekly export");
}

#[tokio::test]
async fn what_the_sign_in_service_does_not_know_stays() {
    let service = Service::new().await;
    let profile = SignInProfile { first_name: Some("Chloé"), ..SignInProfile::default() };
    set_sign_in_profile(&service.pool, demo::HUMAN_ID, profile).await.unwrap();
    assert!(copy(&service.pool, demo::HUMAN_ID).await.unwrap());
    let user = service.get(ME).key(ZOE).send().await.json();
    assert_eq!(user["first_name"], "Chloé");
    assert_eq!(user["last_name"], "Martin");
    assert_eq!(user["phone"], "+33 1 23 45 67 89");
}

#[tokio::test]
async fn without_a_row_or_a_difference_nothing_changes() {
    let service = Service::new().await.with_ada().await;
    assert!(copy(&service.pool, demo::HUMAN_ID).await.unwrap());
    for (id, key) in [(demo::HUMAN_ID, ZOE), ("ada", ADA), (demo::MACHINE_ID, MACHINE)] {
        let before = service.text(ME, key).await;
        assert!(!copy(&service.pool, id).await.unwrap());
        assert_eq!(service.text(ME, key).await, before);
    }
}

#[tokio::test]
async fn an_email_of_another_account_is_not_taken_over() {
    let service = Service::new().await.with_ada().await;
    let profile = SignInProfile { email: Some("zoe@example.test"), ..SignInProfile::default() };
    set_sign_in_profile(&service.pool, "ada", profile).await.unwrap();
    assert!(copy(&service.pool, "ada").await.is_err());
    let response = service.get(ME).key(ADA).send().await;
    assert_eq!(response.status, StatusCode::OK);
    assert_eq!(response.json()["email"], "ada@example.test");
}
