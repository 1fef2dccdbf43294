//! Refresh tokens: replaced with each use, and gone as a family.

use devserver::{Config, db, demo};

use super::*;

const REVOKE: &str = "/oauth/v2/revoke";

async fn seconds_left(service: &Service) -> i64 {
    let query = sqlx::query_as("SELECT max(expires_at) - unixepoch() FROM oauth_grant");
    let (left,): (i64,) = query.fetch_one(&service.pool).await.unwrap();
    left
}

#[tokio::test]
async fn each_use_gives_new_tokens_and_no_more_time() {
    let service = Service::new().await;
    let first = tokens(&service).await;
    let left = seconds_left(&service).await;
    assert!((8 * 60 * 60 - 5..=8 * 60 * 60).contains(&left), "{left}");
    sqlx::query("UPDATE oauth_grant SET expires_at = unixepoch() + 100")
        .execute(&service.pool)
        .await
        .unwrap();

    let second = refresh(&service, text(&first, "refresh_token")).await.tokens();
    for key in ["access_token", "refresh_token", "id_token"] {
        assert_ne!(text(&first, key), text(&second, key));
    }
    assert!(is_let_in(&service, &second).await);
    refresh(&service, text(&second, "refresh_token")).await.tokens();
    assert!(seconds_left(&service).await <= 100);
}

#[tokio::test]
async fn a_token_that_is_used_twice_ends_the_whole_family_and_no_other() {
    let service = Service::new().await;
    let other = tokens(&service).await;
    let first = tokens(&service).await;
    let second = refresh(&service, text(&first, "refresh_token")).await.tokens();
    refresh(&service, text(&first, "refresh_token")).await.token_error("invalid_grant");
    refresh(&service, text(&second, "refresh_token")).await.token_error("invalid_grant");
    assert!(!is_let_in(&service, &second).await);
    refresh(&service, text(&other, "refresh_token")).await.tokens();
}

#[tokio::test]
async fn of_two_simultaneous_uses_one_succeeds() {
    let service = Service::new().await;
    let tokens = tokens(&service).await;
    let token = text(&tokens, "refresh_token");
    let (one, other) = tokio::join!(refresh(&service, token), refresh(&service, token));
    let succeeded = [one, other].iter().filter(|response| response.status == StatusCode::OK).count();
    assert!(succeeded <= 1, "{succeeded}");
    refresh(&service, token).await.token_error("invalid_grant");
}

#[tokio::test]
async fn a_family_ends_with_its_time() {
    let service = Service::new().await;
    let tokens = tokens(&service).await;
    sqlx::query("UPDATE oauth_grant SET expires_at = unixepoch()").execute(&service.pool).await.unwrap();
    refresh(&service, text(&tokens, "refresh_token")).await.token_error("invalid_grant");
}

#[tokio::test]
async fn a_refresh_grants_the_same_scopes_whatever_it_requests() {
    let service = Service::new().await;
    let browser = Browser::signed_in(&service).await;
    let code = browser.code(&[("scope", "openid offline_access")]).await;
    let tokens = redeem(&service, &code).await.tokens();
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", "iam-account"),
        ("refresh_token", text(&tokens, "refresh_token")),
        ("scope", "openid email"),
    ];
    assert_eq!(post(&service, TOKEN, &fields).await.tokens()["scope"], "openid offline_access");
}

#[tokio::test]
async fn revoking_a_token_ends_its_family_and_revoking_an_unknown_one_succeeds() {
    let service = Service::new().await;
    for key in ["refresh_token", "access_token"] {
        let tokens = tokens(&service).await;
        for _ in 0..2 {
            let response = post(&service, REVOKE, &[("token", text(&tokens, key))]).await;
            assert_eq!(response.status, StatusCode::OK, "{key}");
        }
        refresh(&service, text(&tokens, "refresh_token")).await.token_error("invalid_grant");
        assert!(!is_let_in(&service, &tokens).await);
    }
    assert_eq!(post(&service, REVOKE, &[("token", "unknown")]).await.status, StatusCode::OK);
    post(&service, REVOKE, &[]).await.token_error("invalid_request");
    post(&service, REVOKE, &[("token", "x"), ("client_id", "another")]).await.token_error("invalid_client");
}

#[tokio::test]
async fn a_restart_on_the_same_file_ends_no_session() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("iam.db");
    let open = async || {
        let pool = db::open(&path).await.unwrap();
        demo::seed(&pool).await.unwrap();
        Service::over(Config::default(), pool)
    };
    let service = open().await;
    let browser = Browser::signed_in(&service).await;
    let tokens = redeem(&service, &browser.code(&[]).await).await.tokens();
    let cookies = browser.cookies.take();
    service.pool.close().await;

    let service = open().await;
    assert!(is_let_in(&service, &tokens).await);
    refresh(&service, text(&tokens, "refresh_token")).await.tokens();
    let browser = Browser { service: &service, cookies: cookies.into() };
    browser.code(&[]).await;
}
