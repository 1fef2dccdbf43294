//! `embed.origins`: who may frame the page and talk to it.

use super::*;

#[test]
fn portals_are_named_by_their_origins() {
    let origins = |origins: Value| file(&json!({"embed": {"origins": origins}}).to_string());
    let right =
        ["https://portal.example.com", "http://127.0.0.1:8080", "https://[::1]:8443", "http://a_b.test"];
    assert!(origins(json!(right)).unwrap().unknown.is_empty());
    assert!(origins(json!([])).is_ok());
    let wrong = BootProblem::NotA("list of origins");
    for origin in [
        "*",
        "null",
        "",
        "portal.example.com",
        "https://",
        "https://*.example.com",
        "https://portal.example.com/",
        "https://portal.example.com/account",
        "https://Portal.example.com",
        "https://portal.example.com:443",
        "http://portal.example.com:80",
        "https://zoe@portal.example.com",
        "https://é.example.com",
        "file:///",
        "HTTPS://portal.example.com",
    ] {
        let error = origins(json!([right[0], origin])).unwrap_err();
        assert_eq!((error.key.as_str(), &error.problem), ("embed.origins", &wrong), "{origin}");
    }
    assert_eq!(origins(json!("*")).unwrap_err().problem, BootProblem::NotA("list of strings"));
}
