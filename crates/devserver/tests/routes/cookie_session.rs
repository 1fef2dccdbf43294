//! `--cookie-session`: the server holds the session for the page.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use devserver::Config;
use devserver::demo::HUMAN_ID;

use crate::browser::*;
use crate::support::*;

const COOKIE: &str = "__Host-iam-session";
const SIGN_IN: &str = "/session/sign-in?return_to=%2Fprofile%3Fa%3Db";
const SIGN_OUT: &str = "/session/sign-out?return_to=/signed-out";

async fn service() -> Service {
    Service::with(Config { cookie_session: true, ..Config::default() }).await
}

/// A browser in which a person has signed in to the page.
async fn signed_in(service: &Service) -> Browser<'_> {
    let browser = Browser::new(service);
    let back = browser.log_in(SIGN_IN, EMAIL, SECRET).await.location();
    let response = browser.get(back.as_str()).await;
    assert_eq!(response.location().as_str(), "http://127.0.0.1:8080/profile?a=b");
    browser
}

async fn me(browser: &Browser<'_>, csrf: &str) -> Response {
    browser.send(browser.service.get(ME).header("x-csrf", csrf)).await
}

#[tokio::test]
async fn the_page_acts_for_the_person_without_seeing_a_token() {
    let service = service().await;
    let browser = Browser::new(&service);
    let to_login = browser.get(SIGN_IN).await.location();
    assert_eq!(to_login.path(), LOGIN);
    let browser = signed_in(&service).await;
    assert_eq!(me(&browser, "1").await.json()["id"], HUMAN_ID);
    let call = service.call(Method::PATCH, ME).header("x-csrf", "1").json(r#"{"last_name": "Leroy"}"#);
    assert_eq!(browser.send(call).await.json()["last_name"], "Leroy");
}

#[tokio::test]
async fn a_person_who_is_already_signed_in_is_redirected_at_once() {
    let service = service().await;
    let browser = Browser::signed_in(&service).await;
    let response = browser.get(SIGN_IN).await;
    assert_eq!(response.location().path(), "/profile");
    let cookies: Vec<_> = response.headers.get_all("set-cookie").iter().collect();
    let cookie = cookies.last().unwrap().to_str().unwrap();
    assert!(cookie.starts_with(COOKIE), "{cookie}");
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!cookie.contains("Domain"));
}

#[tokio::test]
async fn the_cookie_alone_is_no_credential() {
    let service = service().await;
    let browser = signed_in(&service).await;
    let detail = "A request with a session cookie needs the header X-CSRF.";
    me(&browser, "").await.refused(StatusCode::FORBIDDEN, detail);
    browser.get(ME).await.refused(StatusCode::FORBIDDEN, detail);
    let call = service.call(Method::DELETE, ME);
    browser.send(call).await.refused(StatusCode::FORBIDDEN, detail);
}

#[tokio::test]
async fn a_wrong_or_expired_cookie_is_like_none() {
    let service = service().await;
    let browser = signed_in(&service).await;
    browser.cookies.borrow_mut().insert(COOKIE.into(), "guess".into());
    me(&browser, "1").await.refused(StatusCode::UNAUTHORIZED, "Not authenticated");

    let config = Config { cookie_session: true, token_ttl: Duration::ZERO, ..Config::default() };
    let service = Service::with(config).await;
    let browser = signed_in(&service).await;
    me(&browser, "1").await.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
}

#[tokio::test]
async fn a_credential_in_the_header_goes_first() {
    let service = service().await;
    let browser = signed_in(&service).await;
    let call = service.get(ME).header("authorization", "Bearer noor-key");
    assert_eq!(browser.send(call).await.json()["first_name"], "Noor");
    let call = service.get(ME).header("authorization", "Bearer guess").header("x-csrf", "1");
    browser.send(call).await.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
}

#[tokio::test]
async fn signing_out_ends_the_session_here_and_at_the_login_page() {
    let service = service().await;
    let browser = signed_in(&service).await;
    let cookies = browser.cookies.borrow().clone();
    assert_eq!(browser.get(SIGN_OUT).await.location().as_str(), "http://127.0.0.1:8080/signed-out");
    let copy = Browser { service: &service, cookies: cookies.into() };
    for browser in [browser, copy] {
        me(&browser, "1").await.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
        assert_eq!(browser.get(SIGN_IN).await.location().path(), LOGIN);
    }
}

#[tokio::test]
async fn no_redirect_leaves_the_origin() {
    let service = service().await;
    let browser = signed_in(&service).await;
    for path in ["/session/sign-in", "/session/sign-out"] {
        for elsewhere in [
            "//evil.example.test",
            "/%5Cevil.example.test",
            "%5C%5Cevil.example.test",
            "/%09/evil.example.test",
            "https://evil.example.test/",
            "javascript:alert(1)",
            "profile",
            "",
        ] {
            let response = browser.get(&format!("{path}?return_to={elsewhere}")).await;
            let detail = "return_to is not a path of this origin.";
            response.refused(StatusCode::BAD_REQUEST, detail);
        }
        // What a browser would read as another host is still below our own.
        let response = browser.get(&format!("{path}?return_to=/.//evil.example.test")).await;
        assert_eq!(response.header("location"), Some("http://127.0.0.1:8080//evil.example.test"));
    }
    assert_eq!(browser.get("/session/sign-out").await.location().as_str(), "http://127.0.0.1:8080/");
}

#[tokio::test]
async fn without_the_option_there_is_none_of_it() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    for path in [SIGN_IN, SIGN_OUT] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
    }
    sqlx::query("INSERT INTO cookie_session SELECT sha256, account_id, expires_at FROM sign_in_session")
        .execute(&service.pool)
        .await
        .unwrap();
    let cookie = browser.cookies.borrow()["iam-sign-in"].clone();
    browser.cookies.borrow_mut().insert(COOKIE.into(), cookie);
    me(&browser, "1").await.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
}
