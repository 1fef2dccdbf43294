//! A whole sign-in, and what its tokens contain.

use axum::http::StatusCode;
use devserver::demo::HUMAN_ID;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{AccessTokenHash, ClientId, IssuerUrl, Nonce};
use serde_json::Value;

use super::*;

/// Reads a token with `jsonwebtoken` and the published keys alone.
async fn verified(service: &Service, token: &str) -> Value {
    let keys: JwkSet = serde_json::from_value(service.get(KEYS).send().await.json()).unwrap();
    let header = decode_header(token).unwrap();
    let key = DecodingKey::from_jwk(keys.find(&header.kid.unwrap()).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_audience(&["iam-account"]);
    decode(token, &key, &validation).unwrap().claims
}

#[tokio::test]
async fn a_person_signs_in_and_the_client_acts_for_them() {
    let service = Service::new().await;
    let browser = Browser::new(&service);
    let to_login = browser.get(&authorize_url(&[])).await.location();
    assert_eq!(to_login.path(), LOGIN);
    let then = to_login.query_pairs().next().unwrap().1.into_owned();
    let back = browser.log_in(&then, " Zoe@Example.test ", SECRET).await.location();
    let response = browser.get(back.as_str()).await;
    assert!(response.location().as_str().starts_with("http://127.0.0.1:8080/signed-in?code="));
    assert_eq!(response.redirect_parameter("state").unwrap(), "a state & more");
    assert_eq!(response.redirect_parameter("iss").unwrap(), ORIGIN);

    let tokens = redeem(&service, &response.redirect_parameter("code").unwrap()).await.tokens();
    assert_eq!(tokens["token_type"].as_str().unwrap().to_lowercase(), "bearer");
    assert_eq!(tokens["expires_in"], 300);
    assert_eq!(tokens["scope"], "openid profile email offline_access");
    let me = service.get(ME).key(text(&tokens, "access_token")).send().await;
    assert_eq!(me.json()["id"], HUMAN_ID);
}

#[tokio::test]
async fn the_id_token_says_who_signed_in_and_the_published_keys_verify_it() {
    let service = Service::new().await;
    let tokens = tokens(&service).await;
    let claims = verified(&service, text(&tokens, "id_token")).await;
    for (key, value) in [
        ("iss", ORIGIN),
        ("sub", HUMAN_ID),
        ("nonce", "a-nonce"),
        ("email", "zoe@example.test"),
        ("name", "Zoé Martin"),
        ("given_name", "Zoé"),
        ("family_name", "Martin"),
    ] {
        assert_eq!(claims[key], value, "{key}");
    }
    let number = |key: &str| claims[key].as_i64().unwrap();
    assert!(number("auth_time") <= number("iat") && number("iat") < number("exp"));
}

#[tokio::test]
async fn the_id_token_passes_the_checks_of_a_client_library() {
    let service = Service::new().await;
    let tokens = tokens(&service).await;
    let keys: CoreJsonWebKeySet = serde_json::from_value(service.get(KEYS).send().await.json()).unwrap();
    let (client, issuer) = (ClientId::new("iam-account".into()), IssuerUrl::new(ORIGIN.into()).unwrap());
    let verifier = CoreIdTokenVerifier::new_public_client(client, issuer, keys)
        .set_allowed_algs([CoreJwsSigningAlgorithm::EcdsaP256Sha256]);
    let id_token: CoreIdToken = text(&tokens, "id_token").parse().unwrap();
    let claims = id_token.claims(&verifier, &Nonce::new("a-nonce".into())).unwrap();
    let access_token = openidconnect::AccessToken::new(text(&tokens, "access_token").into());
    let (algorithm, key) = (id_token.signing_alg().unwrap(), id_token.signing_key(&verifier).unwrap());
    let hash = AccessTokenHash::from_token(&access_token, algorithm, key).unwrap();
    assert_eq!(claims.access_token_hash(), Some(&hash));
    assert!(id_token.claims(&verifier, &Nonce::new("another".into())).is_err());
}

#[tokio::test]
async fn the_access_token_is_a_signed_statement_and_no_id_token_takes_its_place() {
    let service = Service::new().await;
    let tokens = tokens(&service).await;
    let claims = verified(&service, text(&tokens, "access_token")).await;
    assert_eq!(
        (&claims["iss"], &claims["sub"], &claims["aud"]),
        (&ORIGIN.into(), &HUMAN_ID.into(), &"iam-account".into())
    );
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 300);
    assert!(!text(&claims, "jti").is_empty());
    let response = service.get(ME).key(text(&tokens, "id_token")).send().await;
    response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
}

#[tokio::test]
async fn scopes_decide_what_the_client_learns() {
    let service = Service::new().await;
    let code = Browser::signed_in(&service).await.code(&[("scope", "openid unheard-of")]).await;
    let tokens = redeem(&service, &code).await.tokens();
    assert_eq!(tokens["scope"], "openid");
    assert_eq!(tokens.get("refresh_token"), None);
    let claims = verified(&service, text(&tokens, "id_token")).await;
    for key in ["email", "name", "given_name", "family_name"] {
        assert_eq!(claims.get(key), None, "{key}");
    }
}
