//! The sign-in side, from the authorization request to the end of the session.

mod authorize;
mod discovery;
mod end_session;
mod flow;
mod login;
mod refresh;
mod token;

use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::browser::*;
use crate::support::*;

const TOKEN: &str = "/oauth/v2/token";
/// The verifier of the challenge in every request.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const REDIRECT_URI: &str = "http://127.0.0.1:8080/signed-in";
const KEYS: &str = "/oauth/v2/keys";

async fn post(service: &Service, path: &str, fields: &[(&str, &str)]) -> Response {
    let call = service.call(Method::POST, path).header("host", "127.0.0.1:8080");
    call.form(fields).send().await
}

async fn redeem_with(service: &Service, code: &str, redirect_uri: &str, verifier: &str) -> Response {
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", "iam-account"),
        ("code", code),
        ("redirect_uri", redirect_uri),
        ("code_verifier", verifier),
    ];
    post(service, TOKEN, &fields).await
}

async fn redeem(service: &Service, code: &str) -> Response {
    redeem_with(service, code, REDIRECT_URI, VERIFIER).await
}

async fn refresh(service: &Service, token: &str) -> Response {
    let fields = [("grant_type", "refresh_token"), ("client_id", "iam-account"), ("refresh_token", token)];
    post(service, TOKEN, &fields).await
}

/// The tokens of a person who has just signed in.
async fn tokens(service: &Service) -> Value {
    let code = Browser::signed_in(service).await.code(&[]).await;
    redeem(service, &code).await.tokens()
}

/// Whether the API accepts an access token.
async fn is_let_in(service: &Service, tokens: &Value) -> bool {
    let response = service.get(ME).key(text(tokens, "access_token")).send().await;
    if response.status != StatusCode::OK {
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
    }
    response.status == StatusCode::OK
}

fn text<'a>(tokens: &'a Value, key: &str) -> &'a str {
    tokens[key].as_str().unwrap()
}

impl Response {
    #[track_caller]
    fn tokens(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{self:?}");
        assert_eq!(self.header("cache-control"), Some("no-store"));
        self.json()
    }

    /// Asserts a refusal by the token or revocation endpoint.
    #[track_caller]
    fn token_error(&self, kind: &str) {
        assert_eq!(self.status, StatusCode::BAD_REQUEST, "{self:?}");
        assert_eq!(self.json()["error"], kind);
        assert!(self.json()["error_description"].is_string());
        assert_eq!(self.header("cache-control"), Some("no-store"));
    }

    /// Asserts an HTML page and no redirect.
    #[track_caller]
    fn error_page(&self) {
        assert_eq!(self.status, StatusCode::BAD_REQUEST, "{self:?}");
        assert_eq!(self.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(self.header("location"), None);
    }
}
