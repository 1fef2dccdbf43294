//! The headers of a static response.

use axum::http::StatusCode;

use devserver::Config;

use super::{SCRIPT, WASM, site};
use crate::support::Service;

const PORTAL: &str = "http://portal.example.test";

/// The headers that README.md documents for a file, but the one that needs HTTPS.
fn documented(file: &str) -> Vec<(String, &'static str)> {
    let readme = include_str!("../../../../../README.md");
    let (_, section) = readme.split_once("\n## Deployment\n").unwrap();
    let lines = |block: usize| {
        let lines = section.split("```").nth(block).unwrap().lines().filter_map(|line| line.split_once(": "));
        lines.map(|(name, value)| (name.trim().to_lowercase(), value))
    };
    let own = if file == "/preview.html" { lines(3).next() } else { None };
    let replaced = lines(1).map(|(name, value)| match &own {
        Some((of_own, policy)) if *of_own == name => (name, *policy),
        _ => (name, value),
    });
    replaced.filter(|(name, _)| name != "strict-transport-security").collect()
}

/// The content security policy of a file.
fn policy(file: &str) -> &'static str {
    documented(file).into_iter().find(|(name, _)| name == "content-security-policy").unwrap().1
}

#[tokio::test]
async fn types_are_right_and_only_hashed_names_last() {
    let (service, _folder) = site("", &[]).await;
    let lasting = "public, max-age=31536000, immutable";
    for (path, media_type, caching) in [
        (SCRIPT, "text/javascript", lasting),
        (WASM, "application/wasm", lasting),
        ("/main.css", "text/css", "no-cache"),
        ("/config.json", "application/json", "no-cache"),
        ("/locales/fr.json", "application/json", "no-cache"),
    ] {
        let response = service.get(path).send().await;
        assert_eq!(response.status, StatusCode::OK, "{path}");
        assert_eq!(response.header("content-type"), Some(media_type));
        assert_eq!(response.header("cache-control"), Some(caching), "{path}");
    }
}

#[tokio::test]
async fn compressed_copies_go_to_browsers_that_can_read_them() {
    let (service, _folder) = site("", &[]).await;
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", Some("br"), "brotli"),
        ("gzip", Some("gzip"), "gzip"),
        ("identity", None, "export {}"),
    ] {
        let response = service.get(SCRIPT).header("accept-encoding", accepted).send().await;
        assert_eq!(response.header("content-encoding"), encoding);
        assert_eq!(response.header("content-type"), Some("text/javascript"));
        assert_eq!(response.header("vary"), Some("accept-encoding"));
        assert_eq!(response.text(), body);
    }
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again() {
    let (service, _folder) = site("", &[]).await;
    let etag = service.get("/").send().await.header("etag").unwrap().to_owned();
    let response = service.get("/profile").header("if-none-match", &etag).send().await;
    assert_eq!(response.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn every_response_has_the_documented_headers_and_the_preview_its_own_policy() {
    let (service, _folder) = site("", &[]).await;
    assert_ne!(policy("/preview.html"), policy("/"));
    for path in ["/", "/profile", "/profile/", SCRIPT, "/missing.js", "/preview.html", "/preview"] {
        let response = service.get(path).send().await;
        let headers = documented(path);
        assert_eq!(headers.len(), 5, "{headers:?}");
        for (name, value) in headers {
            assert_eq!(response.header(&name), Some(value), "{path}");
        }
        assert_eq!(response.header("strict-transport-security"), None);
    }
}

#[tokio::test]
async fn a_portal_frames_page_and_preview_only_where_its_origin_was_allowed() {
    let (_, folder) = site("", &[]).await;
    let config = Config { frame_ancestors: vec![PORTAL.parse().unwrap()], ..super::config(&folder, "", &[]) };
    let service = Service::with(config).await;
    for path in ["/profile", "/preview.html"] {
        let allowed =
            policy(path).replace("frame-ancestors 'self'", &format!("frame-ancestors 'self' {PORTAL}"));
        let response = service.get(path).send().await;
        assert_eq!(response.header("content-security-policy"), Some(allowed.as_str()), "{path}");
    }
}

#[tokio::test]
async fn a_portal_loads_modules_only_where_its_origin_was_allowed() {
    let (service, _folder) = site("", &[PORTAL]).await;
    for path in [SCRIPT, WASM, "/main.css", "/locales/fr.json"] {
        let response = service.get(path).header("origin", PORTAL).send().await;
        assert_eq!(response.header("access-control-allow-origin"), Some(PORTAL), "{path}");
        assert_eq!(response.header("cross-origin-resource-policy"), Some("cross-origin"));
        let stranger = service.get(path).header("origin", "http://evil.test").send().await;
        assert_eq!(stranger.header("access-control-allow-origin"), None);
    }
    let page = service.get("/").header("origin", PORTAL).send().await;
    assert_eq!(page.header("access-control-allow-origin"), None);

    let (closed, _folder) = site("", &[]).await;
    let response = closed.get(SCRIPT).header("origin", PORTAL).send().await;
    assert_eq!(response.header("access-control-allow-origin"), None);
    assert_eq!(response.header("cross-origin-resource-policy"), None);
}
