//! What pages of other origins may do.

use axum::http::{Method, StatusCode};
use devserver::Config;

use crate::support::*;

const PORTAL: &str = "http://portal.example.test:5000";

async fn with_portal() -> Service {
    Service::with(Config {
        cors_origins: vec![PORTAL.parse().unwrap(), "http://other.example.test".parse().unwrap()],
        ..Config::default()
    })
    .await
}

async fn preflight(service: &Service, origin: &str) -> Response {
    let call = service.call(Method::OPTIONS, ME).header("origin", origin);
    let call = call.header("access-control-request-method", "PATCH");
    let headers = "authorization,content-type,x-csrf-token";
    call.header("access-control-request-headers", headers).send().await
}

#[tokio::test]
async fn a_preflight_from_an_allowed_origin_names_what_it_may_do() {
    let response = preflight(&with_portal().await, PORTAL).await;
    assert_eq!(response.status, StatusCode::OK);
    assert_eq!(response.header("access-control-allow-origin"), Some(PORTAL));
    let methods = response.header("access-control-allow-methods").unwrap();
    assert_eq!(methods, "GET,PATCH,PUT,POST,DELETE");
    let headers = response.header("access-control-allow-headers").unwrap();
    assert_eq!(headers, "authorization,content-type,x-csrf-token");
    assert_eq!(response.header("access-control-max-age"), Some("600"));
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_reads_responses_and_refusals() {
    let service = with_portal().await;
    for (key, status) in [(ZOE, StatusCode::OK), ("guess", StatusCode::UNAUTHORIZED)] {
        let response = service.get(ME).key(key).header("origin", PORTAL).send().await;
        assert_eq!(response.status, status);
        assert_eq!(response.header("access-control-allow-origin"), Some(PORTAL));
        let exposed = response.header("access-control-expose-headers");
        assert_eq!(exposed, Some("x-request-id,retry-after"));
    }
}

#[tokio::test]
async fn another_origin_is_allowed_nothing() {
    let service = with_portal().await;
    let response = preflight(&service, "http://evil.example.test").await;
    assert_eq!(response.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn without_the_option_no_origin_is_allowed() {
    let service = Service::new().await;
    assert_eq!(preflight(&service, PORTAL).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let response = service.get(ME).key(ZOE).header("origin", PORTAL).send().await;
    assert_eq!(response.header("access-control-allow-origin"), None);
}
