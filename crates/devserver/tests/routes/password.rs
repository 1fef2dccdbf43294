//! `/users/me/password/`: the rules, their sentences and the limit on guessing.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use devserver::Config;
use serde_json::json;

use crate::support::*;

const OLD: &str = "correct-horse-battery";
const NEW: &str = "staple-of-a-battery";
const WRONG: &str = "The current password is incorrect.";

async fn change(service: &Service, current: &str, new: &str, confirmation: &str) -> Response {
    let body = json!({
        "current_password": current,
        "new_password": new,
        "new_password_confirmation": confirmation,
    });
    let call = service.call(Method::POST, PASSWORD).key(ZOE);
    call.json(body.to_string()).send().await
}

async fn with_limit(attempts: usize, window: Duration) -> Service {
    Service::with(Config { password_attempts: attempts, password_window: window, ..Config::default() }).await
}

#[tokio::test]
async fn the_new_password_is_in_force_and_the_old_one_is_not() {
    let service = Service::new().await;
    service.refuses_strangers(Method::POST, PASSWORD).await;
    service.refuses_machines(Method::POST, PASSWORD).await;

    change(&service, OLD, NEW, NEW).await.accepted();
    let response = change(&service, OLD, NEW, NEW).await;
    response.refused(StatusCode::BAD_REQUEST, WRONG);
    change(&service, NEW, OLD, OLD).await.accepted();
}

#[tokio::test]
async fn each_rule_has_its_sentence() {
    let service = Service::new().await;
    for (current, new, confirmation, sentence) in [
        ("guess", NEW, NEW, WRONG),
        (OLD, "eleven char", "eleven char", "The new password must have at least 12 characters."),
        (OLD, "éléphantéé1", "éléphantéé1", "The new password must have at least 12 characters."),
        (OLD, NEW, "something else", "The new password and its confirmation differ."),
    ] {
        let response = change(&service, current, new, confirmation).await;
        response.refused(StatusCode::BAD_REQUEST, sentence);
    }
    change(&service, OLD, "twelve chars", "twelve chars").await.accepted();
}

#[tokio::test]
async fn missing_and_odd_keys_are_named_and_no_value_is_repeated() {
    let service = Service::new().await;
    let call = service.call(Method::POST, PASSWORD).key(ZOE);
    let response = call.json(r#"{"current_password": "hunter2", "new_password": 7}"#).send().await;
    response.invalid_at(&["new_password", "new_password_confirmation"]);
    assert!(!response.text().contains("hunter2"));
    let call = service.call(Method::POST, PASSWORD).key(ZOE);
    call.json("{").send().await.invalid_at(&[""]);
}

#[tokio::test]
async fn after_five_wrong_passwords_even_the_right_one_has_to_wait() {
    let service = Service::new().await;
    for _ in 0..5 {
        let response = change(&service, "guess", NEW, NEW).await;
        response.refused(StatusCode::BAD_REQUEST, WRONG);
    }
    let response = change(&service, OLD, NEW, NEW).await;
    response.refused(StatusCode::TOO_MANY_REQUESTS, "Too many wrong passwords. Try again later.");
    let wait: u64 = response.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
}

#[tokio::test]
async fn a_right_password_clears_the_count() {
    let service = with_limit(2, Duration::from_secs(60)).await;
    for _ in 0..3 {
        let response = change(&service, "guess", NEW, NEW).await;
        response.refused(StatusCode::BAD_REQUEST, WRONG);
        change(&service, OLD, OLD, OLD).await.accepted();
    }
}

#[tokio::test]
async fn a_wrong_password_counts_no_longer_than_the_window() {
    let service = with_limit(1, Duration::ZERO).await;
    for _ in 0..3 {
        let response = change(&service, "guess", NEW, NEW).await;
        response.refused(StatusCode::BAD_REQUEST, WRONG);
    }
}

#[tokio::test]
async fn what_is_no_attempt_does_not_count() {
    let service = with_limit(1, Duration::from_secs(60)).await;
    for _ in 0..3 {
        let call = service.call(Method::POST, PASSWORD).key(ZOE);
        call.json("{}").send().await.invalid_at(&[
            "current_password",
            "new_password",
            "new_password_confirmation",
        ]);
        let response = change(&service, OLD, "short", "short").await;
        assert_eq!(response.status, StatusCode::BAD_REQUEST);
    }
}
