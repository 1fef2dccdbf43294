//! The issuer, and tokens of every kind.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::routing::get;
use axum::{Json, Router};
use devserver::{Config, demo};
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, get_current_timestamp};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub(super) const AUDIENCE: &str = "https://api.example.test";

/// The issuer: it publishes one key and counts how often the key is read.
pub(super) struct Issuer {
    pub(super) url: String,
    key: Arc<Mutex<u8>>,
    reads: Arc<AtomicUsize>,
    server: JoinHandle<()>,
}

impl Issuer {
    pub(super) async fn start() -> Self {
        Self::at("127.0.0.1:0").await
    }

    pub(super) async fn at(address: &str) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (key, reads) = (Arc::new(Mutex::new(1)), Arc::new(AtomicUsize::new(0)));
        let discovery = json!({"issuer": url, "jwks_uri": format!("{url}/keys")});
        let keys = {
            let (key, reads) = (key.clone(), reads.clone());
            move || {
                reads.fetch_add(1, Ordering::Relaxed);
                let set = JwkSet { keys: vec![public_key(*key.lock().unwrap())] };
                async move { Json(set) }
            }
        };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(async move || Json(discovery.clone())))
            .route("/keys", get(keys));
        let server = tokio::spawn(async { axum::serve(listener, routes).await.unwrap() });
        Self { url, key, reads, server }
    }

    /// Stops it. The port then refuses connections.
    pub(super) async fn stop(self) -> String {
        self.server.abort();
        let _ = self.server.await;
        self.url
    }

    /// Publishes and signs with another key from now on.
    pub(super) fn change_key(&self, number: u8) {
        *self.key.lock().unwrap() = number;
    }

    pub(super) fn reads(&self) -> usize {
        self.reads.load(Ordering::Relaxed)
    }

    pub(super) fn config(&self) -> Config {
        config(&self.url)
    }

    /// A valid token with `changes` to its claims. A null removes a claim.
    pub(super) fn token(&self, changes: &Value) -> String {
        sign(*self.key.lock().unwrap(), &access_token(), &claims(&self.url, changes))
    }
}

pub(super) fn config(issuer: &str) -> Config {
    Config { issuer: Some(issuer.into()), audience: Some(AUDIENCE.into()), ..Config::default() }
}

pub(super) fn claims(issuer: &str, changes: &Value) -> Value {
    let now = get_current_timestamp();
    let mut claims = json!({"iss": issuer, "sub": demo::HUMAN_ID, "aud": AUDIENCE, "iat": now, "exp": now + 300, "jti": "1"});
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

pub(super) fn access_token() -> Header {
    Header { typ: Some("at+jwt".into()), ..Header::new(Algorithm::EdDSA) }
}

/// Key pairs by number, which is also their id.
fn key_pair(number: u8) -> EncodingKey {
    // An Ed25519 key is any 32 bytes, here in the envelope of PKCS #8 (RFC 8410, section 7).
    let mut der = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    der.extend([number; 32]);
    EncodingKey::from_ed_der(&der)
}

fn public_key(number: u8) -> Jwk {
    let mut jwk = Jwk::from_encoding_key(&key_pair(number), Algorithm::EdDSA).unwrap();
    jwk.common.key_id = Some(number.to_string());
    jwk
}

pub(super) fn sign(key: u8, header: &Header, claims: &Value) -> String {
    let kid = header.kid.clone().or(Some(key.to_string()));
    encode(&Header { kid, ..header.clone() }, claims, &key_pair(key)).unwrap()
}
