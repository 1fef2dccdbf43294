//! The key that signs tokens: created once for each database, and published without its private half.

use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{PrivateSigningKey, SigningError};
use p256::SecretKey;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use p256::elliptic_curve::rand_core::OsRng;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use sqlx::SqlitePool;

use crate::error::{Error, Result};
use crate::oidc::client;

/// Both halves of the key, in the forms for signing, checking and publishing. ES256, because a new RSA key would take
/// seconds in a development build.
pub(crate) struct Keys {
    secret: SigningKey,
    signing: EncodingKey,
    verifying: DecodingKey,
    public: CoreJsonWebKey,
    /// The `kid`: the key's thumbprint (RFC 7638).
    id: String,
}

impl Keys {
    /// The key of the database, created if there is none.
    pub(crate) async fn load(pool: &SqlitePool) -> Result<Self> {
        let new = SecretKey::random(&mut OsRng).to_pkcs8_der().map_err(|error| internal(&error))?;
        // Of two processes that start at the same time, only one inserts the key.
        sqlx::query("INSERT OR IGNORE INTO signing_key (id, pkcs8) VALUES (1, ?)")
            .bind(new.as_bytes())
            .execute(pool)
            .await?;
        let (pkcs8,): (Vec<u8>,) = sqlx::query_as("SELECT pkcs8 FROM signing_key").fetch_one(pool).await?;
        Self::from_pkcs8(&pkcs8)
    }

    fn from_pkcs8(pkcs8: &[u8]) -> Result<Self> {
        let signing = EncodingKey::from_ec_der(pkcs8);
        let mut jwk = Jwk::from_encoding_key(&signing, Algorithm::ES256).map_err(Error::internal)?;
        let id = jwk.thumbprint(ThumbprintHash::SHA256).map_err(Error::internal)?;
        jwk.common.key_id = Some(id.clone());
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self {
            secret: SigningKey::from_pkcs8_der(pkcs8).map_err(|error| internal(&error))?,
            verifying: DecodingKey::from_jwk(&jwk).map_err(Error::internal)?,
            public: serde_json::from_value(serde_json::to_value(&jwk)?)?,
            signing,
            id,
        })
    }

    /// Signs `claims`.
    pub(crate) fn sign(&self, media_type: &str, claims: &impl Serialize) -> Result<String> {
        let header = Header {
            typ: Some(media_type.into()),
            kid: Some(self.id.clone()),
            ..Header::new(Algorithm::ES256)
        };
        encode(&header, claims, &self.signing).map_err(Error::internal)
    }

    /// The claims of a token that this key signed for our client and that has not expired.
    pub(crate) fn verify<T: DeserializeOwned>(&self, token: &str) -> Option<T> {
        let mut validation = validation();
        validation.leeway = 0;
        // Expired in the second that it names, like everything in `crate::time`.
        validation.reject_tokens_expiring_in_less_than = 1;
        decode(token, &self.verifying, &validation).ok().map(|token| token.claims)
    }

    /// Whether this key signed a token for our client, expired or not.
    pub(crate) fn has_signed(&self, token: &str) -> bool {
        let mut validation = validation();
        validation.validate_exp = false;
        decode::<IgnoredAny>(token, &self.verifying, &validation).is_ok()
    }
}

fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_audience(&[client::ID]);
    validation.set_required_spec_claims(&["aud", "exp"]);
    validation
}

/// So that `openidconnect` signs ID tokens with the same key.
impl PrivateSigningKey for Keys {
    type VerificationKey = CoreJsonWebKey;

    fn sign(&self, algorithm: &CoreJwsSigningAlgorithm, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        if *algorithm != CoreJwsSigningAlgorithm::EcdsaP256Sha256 {
            return Err(SigningError::UnsupportedAlg(format!("{algorithm:?}")));
        }
        let signature: Signature = self.secret.try_sign(message).map_err(|_| SigningError::CryptoError)?;
        Ok(signature.to_vec())
    }

    fn as_verification_key(&self) -> CoreJsonWebKey {
        self.public.clone()
    }
}

fn internal(error: &impl ToString) -> Error {
    Error::internal(error.to_string())
}
