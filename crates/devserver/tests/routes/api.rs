//! What holds for every operation.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Method, StatusCode};
use devserver::Config;
use http_body::{Body as HttpBody, Frame};

use crate::support::*;

#[tokio::test]
async fn a_key_is_accepted_with_either_scheme_or_alone() {
    let service = Service::new().await;
    service.refuses_strangers(Method::GET, ME).await;
    for value in ["Bearer demo-key", "Token demo-key", "demo-key", "bearer demo-key", "TOKEN  demo-key"] {
        let response = service.get(ME).header("authorization", value).send().await;
        assert_eq!(response.status, StatusCode::OK, "{value}");
    }
    for value in ["", "Bearer", "Token ", "Basic demo-key", "demo-key demo-key", "Demo-Key", "Bearer demo-ke"]
    {
        let response = service.get(ME).header("authorization", value).send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
    }
}

#[tokio::test]
async fn no_credential_is_stored_as_it_is() {
    let service = Service::new().await;
    let (stored,): (Vec<u8>,) =
        sqlx::query_as("SELECT sha256 FROM api_key LIMIT 1").fetch_one(&service.pool).await.unwrap();
    assert_eq!(stored.len(), 32);
    let (hash,): (String,) = sqlx::query_as("SELECT password_hash FROM account WHERE user_type = 'Human'")
        .fetch_one(&service.pool)
        .await
        .unwrap();
    assert!(hash.starts_with("$argon2id$"), "{hash}");
}

#[tokio::test]
async fn a_stranger_is_refused_before_the_body_is_looked_at() {
    let service = Service::new().await;
    for (method, path) in
        [(Method::PATCH, ME), (Method::PUT, CONFIG), (Method::PUT, NOTIFICATIONS), (Method::POST, PASSWORD)]
    {
        let response = service.call(method, path).json("{").send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
    }
}

#[tokio::test]
async fn no_response_may_be_stored() {
    let service = Service::new().await;
    for path in [ME, CONFIG, NOTIFICATIONS, "/iam/v1/nothing/"] {
        for key in [ZOE, "guess"] {
            let response = service.get(path).key(key).send().await;
            assert_eq!(response.header("cache-control"), Some("no-store"), "{path}");
        }
    }
}

#[tokio::test]
async fn an_unknown_path_and_a_missing_slash_are_not_found_in_json() {
    let service = Service::new().await;
    for path in [
        "/iam",
        "/iam/",
        "/iam/v1",
        "/iam/v1/",
        "/iam/v2/users/me/",
        "/iam/v1/users/you/",
        "/iam/v1/users/me",
        "/iam/v1/users/me/config",
        "/iam/v1/users/me//config/",
        "/iam/v1/users/me/profile",
    ] {
        let response = service.get(path).key(ZOE).send().await;
        response.refused(StatusCode::NOT_FOUND, "Not Found");
    }
    let response = service.call(Method::PATCH, "/iam/v1/users/me").key(ZOE).json("{}").send().await;
    response.refused(StatusCode::NOT_FOUND, "Not Found");
}

#[tokio::test]
async fn a_wrong_method_gets_the_allowed_ones() {
    let service = Service::new().await;
    for (method, path, allowed) in [
        (Method::PUT, ME, "GET,HEAD,PATCH,DELETE"),
        (Method::GET, PASSWORD, "POST"),
        (Method::PATCH, CONFIG, "GET,HEAD,PUT"),
        (Method::GET, AVATAR, "POST,DELETE"),
    ] {
        let response = service.call(method, path).key(ZOE).send().await;
        response.refused(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed");
        assert_eq!(response.header("allow"), Some(allowed));
    }
}

#[tokio::test]
async fn every_response_has_a_request_id_and_keeps_the_one_that_was_sent() {
    let service = Service::new().await;
    for path in [ME, "/iam/nothing/", "/profile"] {
        let first = service.get(path).send().await;
        let second = service.get(path).send().await;
        assert!(first.header("x-request-id").is_some_and(|id| !id.is_empty()), "{path}");
        assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    }
    let response = service.get(ME).header("x-request-id", "mine").send().await;
    assert_eq!(response.header("x-request-id"), Some("mine"));
}

/// A body whose sender stops sending.
struct Silence;

impl HttpBody for Silence {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_request_that_takes_too_long_times_out() {
    let service =
        Service::with(Config { request_timeout: Duration::from_millis(1), ..Config::default() }).await;
    let call = service.call(Method::PATCH, ME).key(ZOE).body(Body::new(Silence));
    let response = call.send().await;
    assert_eq!(response.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.header("cache-control"), Some("no-store"));
}
