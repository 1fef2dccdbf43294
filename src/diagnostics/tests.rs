//! Tests for the verdicts about servers.

use serde_json::json;

use super::files::{caching, compression, deployment, hash_of, media_type, missing_file, well_known};
use super::service::{api, clock, issuer};
use super::*;
use crate::language::Locale;

const HERE: Target<'_> = Target { url: "https://page.test/iam/v1", foreign_to: None };

fn probe(status: u16, headers: &[(&'static str, &str)], text: &str) -> Probe {
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Probe { status, headers, text: text.into() }
}

fn grade_of(status: u16, text: &str) -> Grade {
    api(HERE, Some(&probe(status, &[], text)), false).grade
}

#[test]
fn json_is_the_api_and_nothing_else() {
    assert_eq!(grade_of(401, r#"{"detail": "No."}"#), Grade::Good);
    assert_eq!(grade_of(200, "<!doctype html>"), Grade::Problem);
    assert_eq!(grade_of(404, r#"{"detail": "Not Found"}"#), Grade::Problem);
    assert_eq!(grade_of(503, "{}"), Grade::Problem);
    assert_eq!(grade_of(0, ""), Grade::Problem);
    assert_eq!(grade_of(429, "{}"), Grade::Attention);
    assert_eq!(api(HERE, Some(&probe(0, &[], "")), true).grade, Grade::Good);
    assert_eq!(api(HERE, Some(&probe(401, &[], "")), true).grade, Grade::Good);
}

#[test]
fn a_hidden_response_names_the_origin_to_allow() {
    let target = Target { url: "https://api.test/iam/v1", foreign_to: Some("https://page.test") };
    let verdict = api(target, None, false);
    assert_eq!(verdict.grade, Grade::Problem);
    assert!(verdict.remedy.localize(Locale::ENGLISH).contains("https://page.test"));
    assert!(!api(HERE, None, false).remedy.localize(Locale::ENGLISH).contains("CORS"));
}

#[test]
fn clocks_may_differ_by_a_minute() {
    let grades = [Some(60.0), Some(-61.0), Some(301.0), None].map(|skew| clock(skew).grade);
    assert_eq!(grades, [Grade::Good, Grade::Attention, Grade::Problem, Grade::Unknown]);
}

#[test]
fn the_issuer_has_to_be_the_configured_one() {
    let url = "https://id.test";
    let configuration = json!({
        "issuer": url, "authorization_endpoint": "https://id.test/a", "token_endpoint": "https://id.test/t",
    });
    let of = |issuer_url: &str, status, text: &str| {
        issuer(HERE, issuer_url, Some(&probe(status, &[], text))).grade
    };
    assert_eq!(of(url, 200, &configuration.to_string()), Grade::Good);
    assert_eq!(of("https://other.test", 200, &configuration.to_string()), Grade::Problem);
    assert_eq!(of(url, 200, "<!doctype html>"), Grade::Problem);
    assert_eq!(of(url, 404, &configuration.to_string()), Grade::Problem);
    assert_eq!(issuer(HERE, url, None).grade, Grade::Problem);
}

#[test]
fn the_program_has_a_hash_and_its_parts_have_none() {
    assert_eq!(hash_of("https://page.test/iam-account-05b19db7a0eaa6a7.wasm"), Some("05b19db7a0eaa6a7"));
    for other in
        ["iam-account-pages-05b1.wasm", "iam-account-05b1.js", "program-05b1.wasm", "iam-account-.wasm"]
    {
        assert_eq!(hash_of(other), None, "{other}");
    }
}

#[test]
fn the_program_is_typed_compressed_and_kept() {
    let good = probe(
        200,
        &[
            ("content-type", "application/wasm"),
            ("content-encoding", "br"),
            ("cache-control", "public, max-age=31536000, immutable"),
        ],
        "",
    );
    let bad = probe(200, &[("content-type", "application/octet-stream"), ("cache-control", "no-cache")], "");
    let grades = |program: &Probe, sizes| {
        [
            media_type(HERE, Some(program)).grade,
            compression(Some(program), sizes).grade,
            caching(Some(program)).grade,
        ]
    };
    assert_eq!(grades(&good, (0.0, 0.0)), [Grade::Good; 3]);
    assert_eq!(grades(&bad, (9.0, 9.0)), [Grade::Attention; 3]);
    assert_eq!(compression(Some(&bad), (3.0, 9.0)).grade, Grade::Good);
    assert_eq!(compression(Some(&bad), (0.0, 0.0)).grade, Grade::Unknown);
    assert_eq!(media_type(HERE, Some(&probe(404, &[], ""))).grade, Grade::Problem);
}

#[test]
fn an_entry_of_another_program_asks_for_a_reload() {
    let entry = |text: &str| {
        deployment(HERE, "05b1", Some(&probe(200, &[("content-type", "text/javascript")], text)))
    };
    assert_eq!(entry("new URL(\"./iam-account-05b1.wasm\")").grade, Grade::Good);
    assert_eq!(entry("new URL(\"./iam-account-77aa.wasm\")").grade, Grade::Attention);
    let page = probe(200, &[("content-type", "text/html")], "-05b1.wasm");
    assert_eq!(deployment(HERE, "05b1", Some(&page)).grade, Grade::Problem);
}

#[test]
fn a_fallback_must_not_take_files() {
    let page = probe(200, &[("content-type", "text/html; charset=utf-8")], "<!doctype html>");
    let nothing = probe(404, &[], "");
    assert_eq!(missing_file(HERE, Some(&nothing)).grade, Grade::Good);
    assert_eq!(missing_file(HERE, Some(&page)).grade, Grade::Problem);
    assert_eq!(well_known(HERE, true, Some(&nothing)).grade, Grade::Good);
    assert_eq!(well_known(HERE, true, Some(&page)).grade, Grade::Problem);
    assert_eq!(well_known(HERE, false, Some(&page)).grade, Grade::Attention);
}
