//! Links and paths in the configuration.

use serde_json::json;

use super::super::*;
use super::{error, file, of_file};

#[test]
fn a_link_runs_no_code() {
    for link in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        r"java\tscript:alert(1)",
        r"java\nscript:alert(1)",
        r"\u0001javascript:alert(1)",
        r"\\javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://example.test/1",
        r"/\\evil.test",
        r"https:\\evil.test",
        "https://user:secret@example.test/",
        "//user@example.test/",
    ] {
        assert_eq!(
            error(&format!(r#"{{"brand": {{"homeUrl": "{link}"}}}}"#)).1,
            BootProblem::NotALink,
            "{link}"
        );
    }
    for link in
        ["https://example.test/@zoe", "/help//@zoe", "help?a=b:c", "mailto:help@example.test", "tel:+33"]
    {
        let config = file(&format!(r#"{{"brand": {{"supportUrl": "{link}"}}}}"#)).unwrap();
        assert!(config.brand.support_url.unwrap().ends_with(link));
    }
}

#[test]
fn a_relative_url_is_resolved_against_its_source() {
    let mut sources = of_file(
        r#"{"apiBase": "api/iam/v1", "auth": {"issuer": "../id", "signInUrl": "in?to={returnTo}", "signOutUrl": "/out"},
            "brand": {"logo": "logo.svg", "homeUrl": "..", "supportUrl": "mailto:help@example.test"}}"#,
    );
    sources.file_url = "https://cdn.test/me/iam-account.js?v=1".into();
    sources.page_url = "https://portal.test/deep/page".into();
    let config = BootConfig::read(&sources).unwrap();
    assert_eq!(config.api_base, "https://cdn.test/me/api/iam/v1");
    assert_eq!(config.auth.issuer, "https://cdn.test/id");
    assert_eq!(config.auth.sign_in_url.as_deref(), Some("https://cdn.test/me/in?to={returnTo}"));
    assert_eq!(config.auth.sign_out_url.as_deref(), Some("https://cdn.test/out"));
    assert_eq!(config.brand.logo.as_deref(), Some("https://cdn.test/me/logo.svg"));
    assert_eq!(config.brand.home_url.as_deref(), Some("https://cdn.test/"));
    assert_eq!(config.brand.support_url.as_deref(), Some("mailto:help@example.test"));
    assert_eq!(config.effective["apiBase"], "https://cdn.test/me/api/iam/v1");

    sources.attributes.insert("api-base".into(), "api".into());
    assert_eq!(BootConfig::read(&sources).unwrap().api_base, "https://portal.test/deep/api");
    sources.property = json!({"apiBase": "/api/", "brand": {"logo": "own.svg"}}).as_object().cloned();
    let config = BootConfig::read(&sources).unwrap();
    assert_eq!(config.api_base, "https://portal.test/api");
    assert_eq!(config.brand.logo.as_deref(), Some("https://portal.test/deep/own.svg"));
    assert_eq!(config.auth.issuer, "https://cdn.test/id", "the file's own");
}

#[test]
fn trailing_slashes_do_not_double() {
    let config = file(r#"{"apiBase": "https://api.example.test/iam/v1/", "basePath": "/me/"}"#).unwrap();
    assert_eq!(config.api_base, "https://api.example.test/iam/v1");
    assert_eq!(config.base_path.as_deref(), Some("/me"));
    assert_eq!(file(r#"{"basePath": "/"}"#).unwrap().base_path.as_deref(), Some(""));
}
