//! The record of requests and responses.

use std::fs;

use axum::http::Method;
use devserver::Config;
use serde_json::{Value, json};

use crate::support::*;

/// Sends two requests and returns their lines.
async fn recorded(service: &Service, file: &std::path::Path) -> Vec<Value> {
    let call = service.call(Method::PATCH, ME).key(ZOE).header("user-agent", "a browser");
    call.json(r#"{"first_name": "Zoë"}"#).send().await;
    service
        .call(Method::POST, AVATAR)
        .key("guess")
        .file("file", b"\xff\0")
        .send()
        .await
        .refused(axum::http::StatusCode::UNAUTHORIZED, "Not authenticated");
    fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn each_request_to_the_api_is_a_line_with_its_response() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record");
    let service = Service::with(Config { record: Some(file.clone()), ..Config::default() }).await;
    let lines = recorded(&service, &file).await;
    assert_eq!(lines.len(), 2);
    let [patch, upload] = [&lines[0], &lines[1]];
    assert_eq!([&patch["method"], &patch["path"], &patch["agent"]], ["PATCH", ME, "a browser"]);
    // In Latin-1, which shows each byte.
    let sent = json!({ "type": "application/json", "body": "{\"first_name\": \"Zo\u{c3}\u{ab}\"}" });
    assert_eq!(patch["request"], sent);
    assert_eq!([&patch["status"], &upload["status"]], [200, 401]);
    assert!(patch["response"]["body"].as_str().unwrap().contains("Zo\u{c3}\u{ab}"));
    assert!(upload["request"]["body"].as_str().unwrap().contains("\u{ff}\0"));
    assert_eq!(upload["response"]["type"], "application/json");
}

#[tokio::test]
async fn no_credential_and_no_page_is_in_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record");
    let service = Service::with(Config { record: Some(file.clone()), ..Config::default() }).await;
    service.get("/profile").send().await;
    recorded(&service, &file).await;
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 2);
    assert!(!text.contains(ZOE) && !text.contains("guess"), "{text}");
}
