//! Valid and invalid configurations.

mod declared;
mod embed;
mod sections;
mod urls;

use serde_json::json;

use super::*;

fn of_file(text: &str) -> Sources {
    Sources { file: Some(text.into()), ..Sources::default() }
}

fn file(text: &str) -> Result<BootConfig, BootError> {
    BootConfig::read(&of_file(text))
}

fn error(text: &str) -> (String, BootProblem) {
    let error = file(text).unwrap_err();
    (error.key, error.problem)
}

#[test]
fn every_key_is_optional() {
    let config = BootConfig::read(&Sources::default()).unwrap();
    assert_eq!(config, BootConfig { file_missing: true, ..file("{}").unwrap() });
    assert_eq!(config.api_base, "/iam/v1");
    assert_eq!(config.base_path, None);
    assert_eq!(config.auth.key_scheme, "Token");
    assert!(
        config.features.delete_account
            && config.features.sync
            && config.features.export
            && config.features.avatar
            && config.features.password
    );
    assert_eq!(config.password, PasswordRules::default());
    assert!(config.unknown.is_empty());
}

#[test]
fn by_default_people_sign_in_at_the_pages_own_origin_and_nothing_survives_a_reload() {
    let auth = file("{}").unwrap().auth;
    assert_eq!((auth.mode, auth.persist), (AuthMode::Oidc, Persist::None));
    assert_eq!((auth.issuer.as_str(), auth.client_id.as_str()), ("", "iam-account"));
    assert_eq!(auth.scopes, "openid profile email offline_access");
    assert_eq!(auth.csrf_header, "X-CSRF");
}

#[test]
fn drafts_are_stored_in_the_browser_by_default() {
    let drafts = |text: &str| file(text).map(|config| config.drafts);
    assert_eq!(drafts("{}"), Ok(DraftStorage::Browser));
    assert_eq!(drafts(r#"{"drafts": "browser"}"#), Ok(DraftStorage::Browser));
    assert_eq!(drafts(r#"{"drafts": "tab"}"#), Ok(DraftStorage::Tab));
    assert_eq!(drafts(r#"{"drafts": "none"}"#), Ok(DraftStorage::None));
    let storages = BootProblem::NotOneOf(&["browser", "tab", "none"]);
    assert_eq!(error(r#"{"drafts": "off"}"#), ("drafts".into(), storages));
    assert_eq!(error(r#"{"drafts": false}"#), ("drafts".into(), BootProblem::NotA("string")));
}

#[test]
fn scopes_are_a_string_or_a_list_and_contain_openid() {
    let project = "urn:zitadel:iam:org:project:id:42:aud";
    for scopes in [format!(r#"["openid", "{project}"]"#), format!(r#"" openid  {project}""#)] {
        let config = file(&format!(r#"{{"auth": {{"scopes": {scopes}}}}}"#)).unwrap();
        assert_eq!(config.auth.scopes, format!("openid {project}"));
    }
    assert_eq!(
        error(r#"{"auth": {"scopes": "email"}}"#),
        ("auth.scopes".into(), BootProblem::Lacks("openid"))
    );
    assert_eq!(
        error(r#"{"auth": {"scopes": 1}}"#),
        ("auth.scopes".into(), BootProblem::NotA("list of strings"))
    );
}

#[test]
fn mode_cookie_requires_a_sign_in_url() {
    assert_eq!(
        error(r#"{"auth": {"mode": "cookie"}}"#),
        ("auth.signInUrl".into(), BootProblem::NeededBy("cookie"))
    );
    let config =
        file(r#"{"auth": {"mode": "cookie", "signInUrl": "/in?to={returnTo}", "signOutUrl": "/out"}}"#);
    assert_eq!(config.unwrap().auth.sign_in_url.as_deref(), Some("/in?to={returnTo}"));
}

#[test]
fn a_standalone_page_redirects_by_default_and_an_embedded_one_asks() {
    let start = |text: &str, attributes: &[&str]| {
        let attributes = attributes.iter().map(|name| ((*name).to_owned(), "".into())).collect();
        BootConfig::read(&Sources { attributes, ..of_file(text) }).unwrap().auth.start
    };
    assert_eq!(start("{}", &["standalone"]), Some(Start::Redirect));
    assert_eq!(start("{}", &["theme"]), None);
    let ask = r#"{"auth": {"start": "ask"}}"#;
    assert_eq!(start(ask, &["standalone"]), Some(Start::Ask));
    let redirect = r#"{"auth": {"start": "redirect"}}"#;
    assert_eq!(start(redirect, &[]), Some(Start::Redirect));
    assert_eq!(
        error(r#"{"auth": {"start": "always"}}"#),
        ("auth.start".into(), BootProblem::NotOneOf(&["redirect", "ask"]))
    );
}

#[test]
fn invalid_headers_and_links_are_errors() {
    for header in ["", "X CSRF", "X-CSRF: 1", "é"] {
        let text = format!(r#"{{"auth": {{"csrfHeader": "{header}"}}}}"#);
        assert_eq!(error(&text), ("auth.csrfHeader".into(), BootProblem::NotAHeader), "{header}");
    }
    for key in ["issuer", "signInUrl", "signOutUrl"] {
        let text = format!(r#"{{"auth": {{"{key}": "javascript:alert(1)"}}}}"#);
        assert_eq!(error(&text), (format!("auth.{key}"), BootProblem::NotALink));
    }
    assert_eq!(
        error(r#"{"auth": {"persist": "forever"}}"#),
        ("auth.persist".into(), BootProblem::NotOneOf(&["none", "session"]))
    );
}

#[test]
fn null_is_absent() {
    let text = r#"{"locale": null, "auth": null}"#;
    assert_eq!((of_file(text).locale(), file(text).unwrap().auth.mode), (None, AuthMode::Oidc));
}

#[test]
fn property_wins_over_attribute_over_file() {
    let mut sources = Sources {
        file: Some(
            r#"{"apiBase": "/file", "basePath": "/file", "locale": "en", "brand": {"name": "File"}}"#.into(),
        ),
        ..Sources::default()
    };
    sources.attributes = [("api-base", "/attribute"), ("base-path", "/attribute"), ("class", "x")]
        .map(|(key, value)| (key.to_owned(), value.into()))
        .into_iter()
        .collect();
    let Value::Object(property) = json!({"apiBase": "/property", "brand": {"homeUrl": "/"}}) else {
        panic!("an object")
    };
    sources.property = Some(property);
    let config = BootConfig::read(&sources).unwrap();
    assert_eq!(config.api_base, "/property");
    assert_eq!(config.base_path.as_deref(), Some("/attribute"));
    assert_eq!(sources.locale().as_deref(), Some("en"));
    assert_eq!((config.brand.name.as_deref(), config.brand.home_url.as_deref()), (Some("File"), Some("/")));
}

#[test]
fn unknown_keys_are_reported_by_their_path() {
    let config = file(r#"{"apiBse": "/x", "auth": {"mode": "api-key", "colour": 1}}"#).unwrap();
    assert_eq!(config.unknown, ["auth.colour", "apiBse"]);
}

#[test]
fn a_wrong_value_names_its_key() {
    assert_eq!(
        error(r#"{"features": {"avatar": "yes"}}"#),
        ("features.avatar".into(), BootProblem::NotA("boolean"))
    );
    assert_eq!(
        error(r#"{"password": {"minLength": -1}}"#),
        ("password.minLength".into(), BootProblem::NotA("whole number"))
    );
    assert_eq!(
        error(r#"{"avatar": {"types": [1]}}"#),
        ("avatar.types".into(), BootProblem::NotA("list of strings"))
    );
    assert_eq!(error(r#"{"brand": []}"#), ("brand".into(), BootProblem::NotA("object")));
    assert_eq!(
        error(r#"{"auth": {"mode": "magic"}}"#),
        ("auth.mode".into(), BootProblem::NotOneOf(&["oidc", "host", "cookie", "api-key"]))
    );
    assert_eq!(error(r#"{"basePath": "me"}"#), ("basePath".into(), BootProblem::NotAPath));
    for path in ["//evil.test", r"/\\evil.test", r"\\/evil.test", r"/\t/evil.test", "/a?b", "/a#b", ""] {
        let text = format!(r#"{{"basePath": "{path}"}}"#);
        assert_eq!(error(&text), ("basePath".into(), BootProblem::NotAPath), "{path}");
    }
}

#[test]
fn a_file_that_is_no_json_names_line_and_column() {
    assert_eq!(error("{\n  \"locale\": }"), ("config.json".into(), BootProblem::NotJson(2, 13)));
    assert_eq!(error("[]"), ("config.json".into(), BootProblem::NotA("object")));
    assert!(matches!(error("<!doctype html>").1, BootProblem::NotJson(1, 1)));
}

#[test]
fn the_locale_is_read_from_an_invalid_configuration() {
    let mut sources = of_file(r#"{"locale": "fr", "apiBase": 1}"#);
    assert!(BootConfig::read(&sources).is_err());
    assert_eq!(sources.locale().as_deref(), Some("fr"));
    sources.attributes.insert("locale".into(), "en".into());
    assert_eq!(sources.locale().as_deref(), Some("en"));
    sources.file = Some("{".into());
    assert_eq!(sources.locale().as_deref(), Some("en"));
    sources.property = json!({"locale": "fr"}).as_object().cloned();
    assert_eq!(sources.locale().as_deref(), Some("fr"));
    sources.property = json!({"locale": 1}).as_object().cloned();
    assert_eq!(sources.locale(), None);
    assert_eq!(BootConfig::read(&sources).unwrap_err().key, "config.json");
}
