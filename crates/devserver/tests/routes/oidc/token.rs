//! Codes and access tokens: what they are bound to, and when they end.

use std::time::Duration;

use devserver::Config;
use openidconnect::url::form_urlencoded;

use super::*;

#[tokio::test]
async fn a_code_needs_its_verifier_and_its_redirect_uri_and_has_one_try() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    let long = "x".repeat(129);
    for (redirect_uri, verifier) in [
        (REDIRECT_URI, "EBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        (REDIRECT_URI, "short"),
        (REDIRECT_URI, ""),
        (REDIRECT_URI, &long),
        ("http://127.0.0.1:8080/signed-in/", VERIFIER),
    ] {
        let code = browser.code(&[]).await;
        redeem_with(&service, &code, redirect_uri, verifier).await.token_error("invalid_grant");
        redeem(&service, &code).await.token_error("invalid_grant");
    }
}

#[tokio::test]
async fn a_code_that_is_used_twice_takes_back_what_it_gave() {
    let service = Service::new().await;
    let code = Browser::signed_in(&service).await.code(&[]).await;
    let tokens = redeem(&service, &code).await.tokens();
    assert!(is_let_in(&service, &tokens).await);
    redeem(&service, &code).await.token_error("invalid_grant");
    refresh(&service, text(&tokens, "refresh_token")).await.token_error("invalid_grant");
    assert!(!is_let_in(&service, &tokens).await);
}

#[tokio::test]
async fn a_code_is_valid_for_a_minute() {
    let service = Service::new().await;
    let code = Browser::signed_in(&service).await.code(&[]).await;
    let (left,): (i64,) = sqlx::query_as("SELECT max(expires_at) - unixepoch() FROM oauth_code")
        .fetch_one(&service.pool)
        .await
        .unwrap();
    assert!((58..=60).contains(&left), "{left}");
    sqlx::query("UPDATE oauth_code SET expires_at = unixepoch()").execute(&service.pool).await.unwrap();
    redeem(&service, &code).await.token_error("invalid_grant");
}

#[tokio::test]
async fn an_access_token_ends_with_its_time_and_without_leeway() {
    let service = Service::with(Config { token_ttl: Duration::ZERO, ..Config::default() }).await;
    let tokens = tokens(&service).await;
    assert_eq!(tokens["expires_in"], 0);
    assert!(!is_let_in(&service, &tokens).await);
}

#[tokio::test]
async fn an_outside_issuer_is_not_used_for_an_expired_token_of_ours() {
    let unreachable = Some("http://127.0.0.1:1".to_owned());
    let config = Config { token_ttl: Duration::ZERO, issuer: unreachable, ..Config::default() };
    let service = Service::with(config).await;
    assert!(!is_let_in(&service, &tokens(&service).await).await);
}

#[tokio::test]
async fn an_access_token_ends_with_its_account() {
    let service = Service::new().await;
    let tokens = tokens(&service).await;
    let response = service.call(Method::DELETE, ME).key(text(&tokens, "access_token")).send().await;
    assert_eq!(response.status, StatusCode::GONE);
    assert!(!is_let_in(&service, &tokens).await);
    refresh(&service, text(&tokens, "refresh_token")).await.token_error("invalid_grant");
}

#[tokio::test]
async fn a_token_of_another_server_or_with_other_claims_is_refused() {
    let (service, other) = (Service::new().await, Service::new().await);
    let mine = tokens(&service).await;
    assert!(!is_let_in(&service, &tokens(&other).await).await);
    let parts: Vec<&str> = text(&mine, "access_token").split('.').collect();
    let forged = [
        format!("{}.{}.", parts[0], parts[1]),
        format!("{}.{}.{}", parts[0], parts[1], "A".repeat(86)),
        // {"typ":"at+jwt","alg":"none"}
        format!("eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJub25lIn0.{}.", parts[1]),
        "a.b.c".into(),
        "..".into(),
    ];
    for token in forged {
        let response = service.get(ME).key(&token).send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
    }
}

#[tokio::test]
async fn a_malformed_request_gets_an_error_in_json() {
    let service = Service::new().await;
    let client = ("client_id", "iam-account");
    for (fields, error) in [
        (vec![client], "invalid_request"),
        (vec![client, ("grant_type", "password")], "unsupported_grant_type"),
        (vec![client, ("grant_type", "authorization_code")], "invalid_request"),
        (vec![client, ("grant_type", "refresh_token")], "invalid_request"),
        (vec![client, client], "invalid_request"),
        (vec![("grant_type", "refresh_token"), ("refresh_token", "x")], "invalid_client"),
        (vec![("client_id", "another"), ("grant_type", "refresh_token")], "invalid_client"),
        (vec![client, ("grant_type", "authorization_code"), ("code", "x")], "invalid_request"),
        (vec![client, ("grant_type", "refresh_token"), ("refresh_token", "x")], "invalid_grant"),
    ] {
        post(&service, TOKEN, &fields).await.token_error(error);
    }
    let call = service.call(Method::POST, TOKEN).header("host", "127.0.0.1:8080");
    call.json(r#"{"grant_type": "refresh_token"}"#).send().await.token_error("invalid_request");
}

#[tokio::test]
async fn no_issued_secret_is_stored_in_plain_text() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    let tokens = redeem(&service, &browser.code(&[]).await).await.tokens();
    let cookie = browser.cookies.borrow()["iam-sign-in"].clone();
    for (table, secret) in
        [("oauth_refresh_token", text(&tokens, "refresh_token")), ("sign_in_session", &cookie)]
    {
        let query = format!("SELECT sha256 FROM {table}");
        let (stored,): (Vec<u8>,) =
            sqlx::query_as(sqlx::AssertSqlSafe(query)).fetch_one(&service.pool).await.unwrap();
        assert_eq!(stored.len(), 32);
        assert_ne!(stored, secret.as_bytes());
        // A secret needs no escaping in a form.
        assert_eq!(form_urlencoded::byte_serialize(secret.as_bytes()).collect::<String>(), secret);
    }
}
