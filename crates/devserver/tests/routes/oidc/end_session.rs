//! Signing out at the login page.

use super::*;

const END: &str = "/oidc/v1/end_session";
const SIGNED_OUT: &str = "http://127.0.0.1:8080/signed-out";

#[tokio::test]
async fn it_ends_the_sign_in_and_redirects_with_the_state() {
    let service = Service::new().await;
    let id_token = text(&tokens(&service).await, "id_token").to_owned();
    for identification in [("client_id", "iam-account"), ("id_token_hint", &id_token)] {
        let browser = Browser::signed_in(&service).await;
        let cookies = browser.cookies.borrow().clone();
        let fields = [identification, ("post_logout_redirect_uri", SIGNED_OUT), ("state", "a b")];
        let response = browser.post(END, &fields).await;
        assert_eq!(response.location().as_str(), format!("{SIGNED_OUT}?state=a+b"));
        // Neither in this browser nor with a copy of its cookie.
        assert_eq!(browser.get(&authorize_url(&[])).await.location().path(), LOGIN);
        let copy = Browser { service: &service, cookies: cookies.into() };
        assert_eq!(copy.get(&authorize_url(&[])).await.location().path(), LOGIN);
    }
}

#[tokio::test]
async fn it_redirects_to_no_unregistered_url() {
    let service = Service::new().await;
    let id_token = text(&tokens(&service).await, "id_token").to_owned();
    let foreign = text(&tokens(&Service::new().await).await, "id_token").to_owned();
    for query in [
        String::new(),
        "client_id=iam-account".into(),
        format!("post_logout_redirect_uri={SIGNED_OUT}"),
        format!("client_id=another&post_logout_redirect_uri={SIGNED_OUT}"),
        format!("id_token_hint={foreign}&post_logout_redirect_uri={SIGNED_OUT}"),
        format!("id_token_hint={id_token}&client_id=another&post_logout_redirect_uri={SIGNED_OUT}"),
        "client_id=iam-account&post_logout_redirect_uri=http://evil.example.test/signed-out".into(),
        "client_id=iam-account&post_logout_redirect_uri=http://127.0.0.1:8080/signed-in".into(),
    ] {
        let browser = Browser::signed_in(&service).await;
        let response = browser.get(&format!("{END}?{query}")).await;
        assert_eq!(response.status, StatusCode::OK, "{query}");
        assert!(response.text().contains("<h1>You are signed out</h1>"));
        assert_eq!(browser.get(&authorize_url(&[])).await.location().path(), LOGIN);
    }
}
