//! The headers of a static response.

use axum::http::StatusCode;

use devserver::Config;

use super::{SCRIPT, WASM, site};
use crate::support::Service;

const PORTAL: &str = "http://portal.example.test";

const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const PREVIEW_POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

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
async fn every_response_has_the_policy_and_the_preview_has_its_own() {
    let (service, _folder) = site("", &[]).await;
    for (path, policy) in [
        ("/", PAGE_POLICY),
        ("/profile", PAGE_POLICY),
        ("/profile/", PAGE_POLICY),
        (SCRIPT, PAGE_POLICY),
        ("/missing.js", PAGE_POLICY),
        ("/preview.html", PREVIEW_POLICY),
        ("/preview", PAGE_POLICY),
    ] {
        let response = service.get(path).send().await;
        assert_eq!(response.header("content-security-policy"), Some(policy), "{path}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(response.header("referrer-policy"), Some("no-referrer"));
    }
}

#[tokio::test]
async fn a_portal_frames_page_and_preview_only_where_its_origin_was_allowed() {
    let (_, folder) = site("", &[]).await;
    let config = Config { frame_ancestors: vec![PORTAL.parse().unwrap()], ..super::config(&folder, "", &[]) };
    let service = Service::with(config).await;
    for (path, policy) in [("/profile", PAGE_POLICY), ("/preview.html", PREVIEW_POLICY)] {
        let allowed = policy.replace("frame-ancestors 'self'", &format!("frame-ancestors 'self' {PORTAL}"));
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
