//! The login page: its form, who gets in, and who does not.

use super::*;

const WRONG: &str = "The email or the password is wrong.";

#[tokio::test]
async fn the_page_has_a_real_form_and_nothing_inline() {
    let service = Service::new().await;
    let response = Browser::new(&service).get(&login_url(&authorize_url(&[]))).await;
    let page = response.text();
    for part in [
        "<html lang=\"en\">",
        "<title>Sign in to the demo</title>",
        "<h1>Sign in to the demo</h1>",
        "<form method=\"post\" action=\"/ui/login\">",
        "<label for=\"email\">Email</label>",
        "autocomplete=\"username\"",
        "<label for=\"password\">Password</label>",
        "autocomplete=\"current-password\"",
        "<button type=\"submit\">Sign in</button>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("<script") && !page.contains("style=") && !page.contains("role=\"alert\""));
    assert_eq!(response.header("cache-control"), Some("no-store"));
    let style = service.get("/ui/login.css").send().await;
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
}

#[tokio::test]
async fn the_policy_lets_the_form_end_at_the_pages_of_the_client_and_nothing_else() {
    let config = devserver::Config {
        page_urls: vec!["http://portal.example.test:5000/account".into()],
        ..devserver::Config::default()
    };
    let service = Service::with(config).await;
    let response = Browser::new(&service).get(&login_url(&authorize_url(&[]))).await;
    let expected = "default-src 'none'; style-src 'self'; img-src data:; \
        form-action 'self' http://portal.example.test:5000; base-uri 'none'; frame-ancestors 'none'";
    assert_eq!(response.header("content-security-policy"), Some(expected));
}

#[tokio::test]
async fn all_wrong_credentials_get_the_same_message_and_the_email_stays() {
    let service = Service::new().await;
    let browser = Browser::new(&service);
    for (email, password) in
        [(EMAIL, "guess"), (EMAIL, ""), ("stranger@example.test", SECRET), ("", ""), ("demo-key", SECRET)]
    {
        let response = browser.log_in(&authorize_url(&[]), email, password).await;
        assert_eq!(response.status, StatusCode::OK);
        assert!(response.text().contains(&format!("role=\"alert\">{WRONG}<")), "{email}");
        assert!(response.text().contains(&format!("value=\"{email}\"")), "{email}");
        assert!(!response.text().contains(&format!("\"{SECRET}\"")));
    }
    assert_eq!(browser.get(&authorize_url(&[])).await.location().path(), LOGIN);
}

#[tokio::test]
async fn what_was_typed_is_escaped() {
    let service = Service::new().await;
    let browser = Browser::new(&service);
    let then = format!("{}&x=\"><script>alert(1)</script>", authorize_url(&[]));
    let response = browser.log_in(&then, "\"><script>alert(1)</script>", "guess").await;
    assert!(response.text().contains("&quot;&gt;&lt;script&gt;"));
    assert!(!response.text().contains("<script"));
}

#[tokio::test]
async fn guessing_gets_slow_for_the_right_password_too() {
    let service = Service::new().await;
    let browser = Browser::new(&service);
    for email in [EMAIL, "stranger@example.test"] {
        for _ in 0..5 {
            let response = browser.log_in(&authorize_url(&[]), email, "guess").await;
            assert!(response.text().contains(WRONG));
        }
        let response = browser.log_in(&authorize_url(&[]), email, SECRET).await;
        assert_eq!(response.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(response.text().contains("Too many wrong passwords."));
        assert!(response.header("retry-after").is_some());
    }
}

#[tokio::test]
async fn a_form_of_another_site_signs_no_one_in() {
    let service = Service::new().await;
    let then = authorize_url(&[]);
    let credentials = [("then", &*then), ("email", EMAIL), ("password", SECRET)];
    // Without the cookie, without the field, with the attacker's own value.
    let stranger = Browser::new(&service);
    let theirs = stranger.get(&login_url(&then)).await.hidden("csrf");
    for (cookie, csrf) in
        [(None, "x"), (None, ""), (Some(""), ""), (Some("mine"), ""), (Some("mine"), &*theirs)]
    {
        let browser = Browser::new(&service);
        if let Some(cookie) = cookie {
            browser.cookies.borrow_mut().insert("iam-sign-in-csrf".into(), cookie.into());
        }
        let fields: Vec<_> = credentials.into_iter().chain([("csrf", csrf)]).collect();
        let response = browser.post(LOGIN, &fields).await;
        assert_eq!(response.status, StatusCode::FORBIDDEN);
        assert!(!browser.cookies.borrow().contains_key("iam-sign-in"));
    }
}

#[tokio::test]
async fn the_form_redirects_only_to_the_request() {
    let service = Service::new().await;
    let browser = Browser::new(&service);
    for then in [
        "",
        "/",
        "//evil.example.test/?",
        "https://evil.example.test/oauth/v2/authorize?",
        "/oauth/v2/authorize.evil.example.test?",
        "/oauth/v2/authorize/../../?",
        "/session/sign-out?",
    ] {
        browser.get(&login_url(then)).await.error_page();
        browser.post(LOGIN, &[("then", then), ("email", EMAIL), ("password", SECRET)]).await.error_page();
    }
    browser.get(LOGIN).await.error_page();
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    let service = Service::new().await;
    let response = Browser::new(&service).log_in(&authorize_url(&[]), EMAIL, SECRET).await;
    let cookie = response.header("set-cookie").unwrap();
    assert!(cookie.starts_with("iam-sign-in="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
}
