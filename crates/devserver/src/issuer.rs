//! Access tokens of an outside OpenID provider (RFC 9068): whether one is valid, and for which account.

use std::time::{Duration, Instant};

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{
    Algorithm, DecodingKey, Header, Validation, decode, decode_header, get_current_timestamp,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

use crate::config::Config;
use crate::error::{Error, Result};

/// How far the issuer's clock may be ahead of ours, in seconds. Phones and virtual machines are off by two and a half
/// minutes at worst. This is for the beginning of a token; for its end see `--issuer-leeway`.
const CLOCK_LEEWAY: u64 = 150;
/// How long one request to the issuer may take.
const TIMEOUT: Duration = Duration::from_secs(5);

/// A trusted issuer, and its keys once they are read.
pub(crate) struct Issuer {
    url: String,
    validation: Validation,
    client: reqwest::Client,
    keys: Mutex<Option<Keys>>,
    /// How long keys are not read again, even for a token that names an unknown one.
    key_pause: Duration,
}

struct Keys {
    set: JwkSet,
    read: Instant,
}

/// The part of the discovery document (OpenID Connect Discovery 1.0, section 3) that matters here.
#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

/// What the library does not check.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    iat: Option<u64>,
    nbf: Option<u64>,
}

impl Issuer {
    /// The issuer that `config` trusts. Its keys are read for the first token, so it may start later.
    pub(crate) fn new(config: &Config) -> Option<Self> {
        let url = config.issuer.clone()?;
        Some(Self {
            validation: validation(config, &url),
            url,
            // An outbound proxy does not reach a provider on the same machine.
            client: reqwest::Client::builder().no_proxy().build().unwrap_or_default(),
            keys: Mutex::default(),
            key_pause: config.issuer_key_pause,
        })
    }

    /// The `sub` of a valid access token.
    pub(crate) async fn subject(&self, token: &str) -> Result<String> {
        let header = decode_header(token).map_err(refused)?;
        let kid =
            header.kid.as_deref().filter(|_| is_access_token(&header)).ok_or(Error::NotAuthenticated)?;
        let key = self.key(kid).await?;
        let claims: Claims = decode(token, &key, &self.validation_with(header.alg)).map_err(refused)?.claims;
        let latest = get_current_timestamp() + CLOCK_LEEWAY;
        let begun = [claims.iat, claims.nbf].into_iter().flatten().all(|time| time <= latest);
        begun.then_some(claims.sub).ok_or(Error::NotAuthenticated)
    }

    fn validation_with(&self, algorithm: Algorithm) -> Validation {
        Validation { algorithms: vec![algorithm], ..self.validation.clone() }
    }

    /// The key with this id. An unknown id may be a new key, so the keys are read again, but not for each such token:
    /// anyone can invent an id. While one request reads the keys, the others wait.
    async fn key(&self, kid: &str) -> Result<DecodingKey> {
        let mut keys = self.keys.lock().await;
        let suffice = |keys: &Keys| keys.set.find(kid).is_some() || keys.read.elapsed() < self.key_pause;
        if !keys.as_ref().is_some_and(suffice) {
            *keys = Some(self.read_keys().await?);
        }
        let key = keys.as_ref().and_then(|keys| keys.set.find(kid)).ok_or(Error::NotAuthenticated)?;
        DecodingKey::from_jwk(key).map_err(refused)
    }

    async fn read_keys(&self) -> Result<Keys> {
        let well_known = format!("{}/.well-known/openid-configuration", self.url.trim_end_matches('/'));
        let discovery: Discovery = self.read(&well_known).await?;
        if discovery.issuer != self.url {
            tracing::warn!(
                expected = self.url,
                found = discovery.issuer,
                "the discovery document names another issuer"
            );
            return Err(Error::IssuerUnavailable);
        }
        let set = self.read(&discovery.jwks_uri).await?;
        Ok(Keys { set, read: Instant::now() })
    }

    async fn read<T: DeserializeOwned>(&self, url: &str) -> Result<T> {
        let read = async {
            let response = self.client.get(url).timeout(TIMEOUT).send().await?;
            response.error_for_status()?.json().await
        };
        read.await.map_err(|error: reqwest::Error| {
            tracing::warn!(%error, "the issuer cannot be reached");
            Error::IssuerUnavailable
        })
    }
}

fn validation(config: &Config, issuer: &str) -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    let mut required = vec!["exp", "iss", "sub"];
    validation.set_issuer(&[issuer]);
    validation.leeway = config.issuer_leeway.as_secs();
    match &config.audience {
        Some(audience) => {
            required.push("aud");
            validation.set_audience(&[audience]);
        }
        None => validation.validate_aud = false,
    }
    validation.set_required_spec_claims(&required);
    validation
}

/// Whether a credential is a signed token, valid or not.
pub(crate) fn is_token(credential: &str) -> bool {
    decode_header(credential).is_ok()
}

/// Whether a header is that of an access token. An ID token is signed with the same keys, but it is only for the page
/// (RFC 9068, section 4). A signature with a shared secret does not prove who made it.
fn is_access_token(header: &Header) -> bool {
    let typ = header.typ.as_deref().unwrap_or_default().to_ascii_lowercase();
    let is_shared = matches!(header.alg, Algorithm::HS256 | Algorithm::HS384 | Algorithm::HS512);
    matches!(typ.as_str(), "at+jwt" | "application/at+jwt") && !is_shared
}

fn refused(error: jsonwebtoken::errors::Error) -> Error {
    tracing::debug!(%error, "a token is refused");
    Error::NotAuthenticated
}
