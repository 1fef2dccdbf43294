//! The page's files: which are served, and which URLs are not found.

mod headers;

use std::fs;

use axum::http::{Method, StatusCode};
use devserver::Config;
use tempfile::TempDir;

use crate::support::*;

const PAGE: &str = "<!doctype html><iam-account></iam-account>";
const SCRIPT: &str = "/iam-account-0123456789abcdef.js";
const WASM: &str = "/iam-account-0123456789abcdef_bg.wasm";

/// A service with a folder of files, which is deleted with the guard.
async fn site(base_path: &str, cors_origins: &[&str]) -> (Service, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("locales")).unwrap();
    for (name, content) in [
        ("/index.html", PAGE),
        ("/preview.html", "<!doctype html>"),
        (SCRIPT, "export {}"),
        ("/iam-account-0123456789abcdef.js.br", "brotli"),
        ("/iam-account-0123456789abcdef.js.gz", "gzip"),
        (WASM, "\0asm"),
        ("/main.css", "b{}"),
        ("/config.json", "{}"),
        ("/config.json.br", "brotli"),
        ("/locales/fr.json", "{}"),
    ] {
        fs::write(folder.path().join(&name[1..]), content).unwrap();
    }
    let config = config(&folder, base_path, cors_origins);
    (Service::with(config).await, folder)
}

fn config(folder: &TempDir, base_path: &str, cors_origins: &[&str]) -> Config {
    Config {
        dist: Some(folder.path().into()),
        base_path: base_path.into(),
        cors_origins: cors_origins.iter().map(|origin| origin.parse().unwrap()).collect(),
        ..Config::default()
    }
}

#[tokio::test]
async fn pages_are_the_index_for_strangers_too() {
    let (service, _folder) = site("", &[]).await;
    for path in ["/", "/profile", "/sign-in", "/signed-in?code=1&state=2", "/no-such-page"] {
        let response = service.get(path).send().await;
        assert_eq!(response.status, StatusCode::OK, "{path}");
        assert_eq!(response.text(), PAGE);
        assert_eq!(response.header("content-type"), Some("text/html"));
        assert_eq!(response.header("cache-control"), Some("no-cache"));
    }
}

#[tokio::test]
async fn missing_files_and_deeper_paths_are_not_found_in_plain_text() {
    let (service, _folder) = site("", &[]).await;
    for path in [
        "/missing.js",
        "/missing-0123456789abcdef.js",
        "/profile/more",
        "/profile/more/",
        "/profile//",
        "//host.test/",
        "/locales/more/",
        "/locales/de.json",
        "/.well-known/security.txt",
        "/.well-known/",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
    ] {
        let response = service.get(path).send().await;
        assert_eq!(response.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(response.header("content-type"), Some("text/plain; charset=utf-8"), "{path}");
        assert_eq!(response.header("cache-control"), Some("no-cache"), "{path}");
        assert!(!response.text().contains('<'), "{path}");
    }
}

#[tokio::test]
async fn a_trailing_slash_redirects_to_the_page_and_keeps_the_query() {
    let (service, _folder) = site("", &[]).await;
    let response = service.get("/profile/?a=b&c=d").send().await;
    assert_eq!(response.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(response.header("location"), Some("/profile?a=b&c=d"));
}

#[tokio::test]
async fn password_managers_are_redirected_to_the_password_page() {
    for (base, location) in [("", "/password"), ("/some/sub", "/some/sub/password")] {
        let (service, _folder) = site(base, &[]).await;
        let response = service.get("/.well-known/change-password").send().await;
        assert_eq!(response.status, StatusCode::SEE_OTHER);
        assert_eq!(response.header("location"), Some(location));
    }
}

#[tokio::test]
async fn below_a_sub_path_the_page_moves_and_the_api_stays() {
    let (service, _folder) = site("/some/sub", &[]).await;
    for path in ["/some/sub/", "/some/sub/profile"] {
        assert_eq!(service.get(path).send().await.text(), PAGE, "{path}");
    }
    let script = service.get(&format!("/some/sub{SCRIPT}")).send().await;
    assert_eq!(script.status, StatusCode::OK);
    let bare = service.get("/some/sub").send().await;
    assert_eq!(bare.header("location"), Some("/some/sub/"));
    assert_eq!(service.get("/profile").send().await.status, StatusCode::NOT_FOUND);
    assert_eq!(service.get(ME).key(ZOE).send().await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_file_can_be_the_configuration_of_the_page() {
    let (_, folder) = site("", &[]).await;
    let other = folder.path().join("other.json");
    for (base, path) in [("", "/config.json"), ("/some/sub", "/some/sub/config.json")] {
        let page_config = Some(other.clone());
        let service = Service::with(Config { page_config, ..config(&folder, base, &[]) }).await;
        for content in [r#"{"locale": "en"}"#, r#"{"locale": "fr"}"#] {
            fs::write(&other, content).unwrap();
            let response = service.get(path).header("accept-encoding", "br").send().await;
            assert_eq!(response.text(), content);
            assert_eq!(response.header("content-type"), Some("application/json"));
            assert_eq!(response.header("cache-control"), Some("no-cache"));
            assert!(response.header("content-security-policy").is_some());
        }
        assert_eq!(service.get(&format!("{base}/profile")).send().await.text(), PAGE);
        let elsewhere = service.get(&format!("{base}/locales/config.json")).send().await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
        fs::remove_file(&other).unwrap();
        assert_eq!(service.get(path).send().await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn files_are_only_read() {
    let (service, _folder) = site("", &[]).await;
    let response = service.call(Method::POST, "/profile").send().await;
    assert_eq!(response.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(response.header("allow"), Some("GET,HEAD"));
    let response = service.call(Method::HEAD, "/profile").send().await;
    assert_eq!(response.status, StatusCode::OK);
    assert!(response.body.is_empty());
}

#[tokio::test]
async fn without_a_folder_there_is_only_the_api() {
    let service = Service::new().await;
    assert_eq!(service.get("/profile").send().await.status, StatusCode::NOT_FOUND);
    assert_eq!(service.get(ME).key(ZOE).send().await.status, StatusCode::OK);
}
