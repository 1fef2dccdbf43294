//! The authorization request: what is refused, where, and when no password is needed.

use devserver::Config;

use super::*;

#[tokio::test]
async fn a_stranger_or_an_unregistered_address_gets_a_page_and_never_a_redirect() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    for change in [
        ("client_id", "another"),
        ("client_id", ""),
        ("redirect_uri", ""),
        ("redirect_uri", "http://127.0.0.1:8080/signed-in/"),
        ("redirect_uri", "http://127.0.0.1:8080/signed-in?a=b"),
        ("redirect_uri", "http://127.0.0.1:8080/signed-out"),
        ("redirect_uri", "http://127.0.0.1:8081/signed-in"),
        ("redirect_uri", "http://localhost:8080/signed-in"),
        ("redirect_uri", "http://127.0.0.1:8080@evil.example.test/signed-in"),
        ("redirect_uri", "https://evil.example.test/signed-in"),
        ("redirect_uri", "/signed-in"),
    ] {
        browser.get(&authorize_url(&[change])).await.error_page();
    }
    browser.get(&format!("{}&client_id=iam-account", authorize_url(&[]))).await.error_page();
}

#[tokio::test]
async fn the_page_can_be_elsewhere() {
    let config = Config {
        base_path: "/some/sub".into(),
        page_urls: vec!["http://portal.example.test:5000/account".into()],
        ..Config::default()
    };
    let service = Service::with(config).await;
    let browser = Browser::signed_in(&service).await;
    for uri in
        ["http://127.0.0.1:8080/some/sub/signed-in", "http://portal.example.test:5000/account/signed-in"]
    {
        let location = browser.get(&authorize_url(&[("redirect_uri", uri)])).await.location();
        assert!(location.as_str().starts_with(&format!("{uri}?code=")), "{location}");
    }
    browser.get(&authorize_url(&[])).await.error_page();
}

#[tokio::test]
async fn the_client_learns_what_is_wrong_with_a_request() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    for (change, error) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("response_type", ""), "unsupported_response_type"),
        (("response_mode", "fragment"), "invalid_request"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge", "short"), "invalid_request"),
        (("code_challenge_method", ""), "invalid_request"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("scope", ""), "invalid_scope"),
        (("scope", "profile openidx"), "invalid_scope"),
        (("prompt", "none login"), "invalid_request"),
    ] {
        let response = browser.get(&authorize_url(&[change])).await;
        assert!(response.location().as_str().starts_with(REDIRECT_URI), "{change:?}");
        assert_eq!(response.redirect_parameter("error").as_deref(), Some(error), "{change:?}");
        assert_eq!(response.redirect_parameter("state").as_deref(), Some("a state & more"));
        assert_eq!(response.redirect_parameter("iss").as_deref(), Some(ORIGIN));
        assert_eq!(response.redirect_parameter("code"), None);
    }
}

#[tokio::test]
async fn a_signed_in_person_types_no_password_unless_the_client_wants_it() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    for prompt in ["", "none"] {
        let response = browser.get(&authorize_url(&[("prompt", prompt)])).await;
        assert!(response.redirect_parameter("code").is_some(), "{prompt}");
    }
    for prompt in ["login", "select_account", "consent login"] {
        let to_login = browser.get(&authorize_url(&[("prompt", prompt)])).await.location();
        assert_eq!(to_login.path(), LOGIN, "{prompt}");
        let then = to_login.query_pairs().next().unwrap().1.into_owned();
        let back = browser.log_in(&then, EMAIL, SECRET).await.location();
        assert!(browser.get(back.as_str()).await.redirect_parameter("code").is_some());
    }
}

#[tokio::test]
async fn prompt_none_never_shows_a_form() {
    let service = Service::new().await;
    let response = Browser::new(&service).get(&authorize_url(&[("prompt", "none")])).await;
    assert!(response.location().as_str().starts_with(REDIRECT_URI));
    assert_eq!(response.redirect_parameter("error").unwrap(), "login_required");
}

#[tokio::test]
async fn a_sign_in_that_is_older_than_the_client_accepts_is_repeated() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    sqlx::query("UPDATE sign_in_session SET auth_time = auth_time - 100")
        .execute(&service.pool)
        .await
        .unwrap();
    assert!(browser.get(&authorize_url(&[("max_age", "200")])).await.redirect_parameter("code").is_some());
    assert_eq!(browser.get(&authorize_url(&[("max_age", "50")])).await.location().path(), LOGIN);
}

#[tokio::test]
async fn a_sign_in_ends_with_its_time_and_with_the_account() {
    let service = Service::new().await;
    for end in ["UPDATE sign_in_session SET expires_at = 0", "DELETE FROM account"] {
        let browser = Browser::signed_in(&service).await;
        sqlx::query(end).execute(&service.pool).await.unwrap();
        assert_eq!(browser.get(&authorize_url(&[])).await.location().path(), LOGIN, "{end}");
    }
}
