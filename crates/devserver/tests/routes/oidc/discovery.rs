//! The discovery document and the keys, and who may read them.

use devserver::Config;
use openidconnect::ProviderMetadataWithLogout;

use super::*;

const DISCOVERY: &str = "/.well-known/openid-configuration";
const PORTAL: &str = "http://portal.example.test:5000";

#[tokio::test]
async fn a_client_library_finds_every_endpoint_at_the_origin_of_the_request() {
    let service = Service::with(Config { base_path: "/some/sub".into(), ..Config::default() }).await;
    for host in ["127.0.0.1:8080", "localhost:9000"] {
        let response = service.get(DISCOVERY).header("host", host).send().await;
        let metadata: ProviderMetadataWithLogout = serde_json::from_value(response.json()).unwrap();
        assert_eq!(metadata.issuer().as_str(), format!("http://{host}"));
        for (key, path) in [
            ("authorization_endpoint", "/oauth/v2/authorize"),
            ("token_endpoint", TOKEN),
            ("revocation_endpoint", "/oauth/v2/revoke"),
            ("jwks_uri", KEYS),
            ("end_session_endpoint", "/oidc/v1/end_session"),
        ] {
            assert_eq!(response.json()[key], format!("http://{host}{path}"));
        }
        assert_eq!(response.json()["authorization_response_iss_parameter_supported"], true);
        assert_eq!(response.json()["code_challenge_methods_supported"][0], "S256");
    }
}

#[tokio::test]
async fn without_a_usable_host_there_is_no_issuer() {
    let service = Service::new().await;
    assert_eq!(service.get(DISCOVERY).send().await.status, StatusCode::BAD_REQUEST);
    for host in ["a@b", "a/b", "a b", ""] {
        let response = service.get(DISCOVERY).header("host", host).send().await;
        assert_eq!(response.status, StatusCode::BAD_REQUEST, "{host}");
    }
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_reads_what_is_for_programs_and_nothing_else() {
    let config = Config { cors_origins: vec![PORTAL.parse().unwrap()], ..Config::default() };
    let service = Service::with(config).await;
    let ask = async |method: Method, path: &str| {
        let call = service.call(method, path).header("host", "127.0.0.1:8080").header("origin", PORTAL);
        let response = call.send().await;
        response.header("access-control-allow-origin").map(str::to_owned)
    };
    for (method, path) in [
        (Method::GET, DISCOVERY),
        (Method::GET, KEYS),
        (Method::POST, TOKEN),
        (Method::POST, "/oauth/v2/revoke"),
    ] {
        assert_eq!(ask(method, path).await.as_deref(), Some(PORTAL), "{path}");
    }
    for path in ["/oauth/v2/authorize", "/ui/login", "/oidc/v1/end_session"] {
        assert_eq!(ask(Method::GET, path).await, None, "{path}");
    }
}

#[tokio::test]
async fn the_published_key_has_no_private_half() {
    let service = Service::new().await;
    let keys = service.get(KEYS).send().await.json();
    assert_eq!(keys["keys"].as_array().unwrap().len(), 1);
    let key = &keys["keys"][0];
    assert_eq!((&key["kty"], &key["alg"], &key["use"]), (&"EC".into(), &"ES256".into(), &"sig".into()));
    assert!(key["kid"].is_string());
    assert_eq!(key.get("d"), None);
}
