//! Access tokens of an outside OpenID provider, which is a server in the test.

mod peer;

use std::time::Duration;

use axum::http::StatusCode;
use devserver::{Config, demo};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, get_current_timestamp};
use serde_json::json;

use crate::support::*;
use peer::{Issuer, access_token, claims, config, sign};

const UNREACHABLE: &str = "The sign-in service cannot be reached. Try again later.";

async fn status(service: &Service, token: &str) -> StatusCode {
    service.get(ME).key(token).send().await.status
}

#[tokio::test]
async fn a_token_speaks_for_its_subject() {
    let issuer = Issuer::start().await;
    let service = Service::with(issuer.config()).await;
    let response = service.get(ME).key(&issuer.token(&json!({}))).send().await;
    assert_eq!(response.json()["id"], demo::HUMAN_ID);
    let machine = issuer.token(&json!({"sub": demo::MACHINE_ID, "aud": ["other", peer::AUDIENCE]}));
    assert_eq!(service.get(ME).key(&machine).send().await.json()["id"], demo::MACHINE_ID);
    assert_eq!(status(&service, ZOE).await, StatusCode::OK);
}

#[tokio::test]
async fn claims_that_are_not_for_us_are_refused() {
    let issuer = Issuer::start().await;
    let service = Service::with(issuer.config()).await;
    let now = get_current_timestamp();
    for wrong in [
        json!({"iss": "http://other.test"}),
        json!({"aud": "other"}),
        json!({"sub": "unknown"}),
        json!({"exp": now - 1}),
        json!({"nbf": now + 200}),
        json!({"iat": now + 200}),
        json!({"iss": null}),
        json!({"aud": null}),
        json!({"sub": null}),
        json!({"exp": null}),
    ] {
        let response = service.get(ME).key(&issuer.token(&wrong)).send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
        assert_eq!(response.header("www-authenticate"), Some("Bearer"), "{wrong}");
    }
    let any = Service::with(Config { audience: None, ..issuer.config() }).await;
    assert_eq!(status(&any, &issuer.token(&json!({"aud": "other"}))).await, StatusCode::OK);
}

#[tokio::test]
async fn what_the_issuer_did_not_sign_as_an_access_token_is_refused() {
    let issuer = Issuer::start().await;
    let service = Service::with(issuer.config()).await;
    let claims = claims(&issuer.url, &json!({}));
    let identity = sign(1, &Header::new(Algorithm::EdDSA), &claims);
    assert_eq!(status(&service, &identity).await, StatusCode::UNAUTHORIZED);
    let forged = sign(2, &Header { kid: Some("1".into()), ..access_token() }, &claims);
    assert_eq!(status(&service, &forged).await, StatusCode::UNAUTHORIZED);
    let shared = Header { typ: access_token().typ, kid: Some("1".into()), ..Header::new(Algorithm::HS256) };
    let shared = encode(&shared, &claims, &EncodingKey::from_secret(b"public")).unwrap();
    assert_eq!(status(&service, &shared).await, StatusCode::UNAUTHORIZED);
    let token = issuer.token(&json!({}));
    assert_eq!(status(&service, &token[..token.len() - 4]).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(&Service::new().await, &token).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_clock_may_be_two_minutes_ahead_and_with_the_option_behind() {
    let issuer = Issuer::start().await;
    let now = get_current_timestamp();
    let ahead = issuer.token(&json!({"iat": now + 120, "nbf": now + 120}));
    let behind = issuer.token(&json!({"iat": now - 130, "exp": now - 100}));
    let strict = Service::with(issuer.config()).await;
    assert_eq!(status(&strict, &ahead).await, StatusCode::OK);
    assert_eq!(status(&strict, &behind).await, StatusCode::UNAUTHORIZED);
    let lenient = Config { issuer_leeway: Duration::from_secs(150), ..issuer.config() };
    assert_eq!(status(&Service::with(lenient).await, &behind).await, StatusCode::OK);
}

#[tokio::test]
async fn an_issuer_that_is_down_is_reported_and_tried_again() {
    let issuer = Issuer::start().await;
    let (service, token) = (Service::with(issuer.config()).await, issuer.token(&json!({})));
    let url = issuer.stop().await;
    let response = service.get(ME).key(&token).send().await;
    response.refused(StatusCode::SERVICE_UNAVAILABLE, UNREACHABLE);
    assert_eq!(status(&service, ZOE).await, StatusCode::OK);
    let issuer = Issuer::at(url.trim_start_matches("http://")).await;
    assert_eq!(status(&service, &token).await, StatusCode::OK);
    issuer.stop().await;
    // An issuer whose keys are known need not be up.
    assert_eq!(status(&service, &token).await, StatusCode::OK);
}

#[tokio::test]
async fn an_issuer_that_calls_itself_something_else_is_not_trusted() {
    let issuer = Issuer::start().await;
    let service = Service::with(config(&format!("{}/", issuer.url))).await;
    let response = service.get(ME).key(&issuer.token(&json!({}))).send().await;
    response.refused(StatusCode::SERVICE_UNAVAILABLE, UNREACHABLE);
}

#[tokio::test]
async fn keys_are_read_once_and_again_for_an_unknown_one() {
    let issuer = Issuer::start().await;
    let eager = Service::with(Config { issuer_key_pause: Duration::ZERO, ..issuer.config() }).await;
    for _ in 0..2 {
        assert_eq!(status(&eager, &issuer.token(&json!({}))).await, StatusCode::OK);
    }
    assert_eq!(issuer.reads(), 1);
    let old = issuer.token(&json!({}));
    issuer.change_key(2);
    assert_eq!(status(&eager, &issuer.token(&json!({}))).await, StatusCode::OK);
    assert_eq!(issuer.reads(), 2);
    assert_eq!(status(&eager, &old).await, StatusCode::UNAUTHORIZED);

    let patient = Service::with(issuer.config()).await;
    assert_eq!(status(&patient, &issuer.token(&json!({}))).await, StatusCode::OK);
    let before = issuer.reads();
    assert_eq!(status(&patient, &old).await, StatusCode::UNAUTHORIZED);
    assert_eq!(issuer.reads(), before);
}

#[tokio::test]
async fn the_page_may_send_requests_to_it() {
    let service = Service::with(config("http://issuer.test:8080/realm")).await;
    let response = service.get("/profile").send().await;
    let policy = response.header("content-security-policy").unwrap();
    assert!(policy.contains("connect-src 'self' http://issuer.test:8080; "), "{policy}");
}
