//! Access tokens: signed JSON Web Tokens that the API accepts as a credential.

use jsonwebtoken::decode_header;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::oidc::client;
use crate::state::AppState;
use crate::{issuer, secret, time};

/// The media type in the header (RFC 9068), without which an ID token could be sent as an access token.
const MEDIA_TYPE: &str = "at+jwt";

/// The claims of a valid bearer token.
#[derive(Clone, Debug)]
pub(crate) struct Claims {
    /// The id of its account, which may be deleted.
    pub(crate) sub: String,
}

/// The claims of our own access tokens.
#[derive(Debug, Deserialize, Serialize)]
struct Own {
    iss: String,
    sub: String,
    aud: String,
    exp: i64,
    iat: i64,
    jti: String,
    /// The id of its grant. The token ends with the grant.
    sid: String,
}

/// Signs an access token of `issuer` for an account, under a grant.
pub(crate) async fn issue(
    state: &AppState,
    issuer: &str,
    account_id: &str,
    grant_id: &str,
) -> Result<String> {
    let claims = Own {
        iss: issuer.into(),
        sub: account_id.into(),
        aud: client::ID.into(),
        exp: time::after(state.config.token_ttl),
        iat: time::now(),
        jti: secret::random(),
        sid: grant_id.into(),
    };
    state.keys().await?.sign(MEDIA_TYPE, &claims)
}

/// The claims of a bearer token of ours or of the trusted outside issuer; `None` if it is no token, has expired, is
/// revoked, or has another issuer.
///
/// # Errors
///
/// If the database fails, or the keys of the outside issuer cannot be read. 401 if a token of the outside issuer is not
/// valid.
pub(crate) async fn claims(state: &AppState, token: &str) -> Result<Option<Claims>> {
    if let Some(own) = own(state, token).await? {
        let grant: Option<(i64,)> =
            sqlx::query_as("SELECT 1 FROM oauth_grant WHERE id = ? AND account_id = ?")
                .bind(own.sid)
                .bind(&own.sub)
                .fetch_optional(&state.pool)
                .await?;
        return Ok(grant.map(|_| Claims { sub: own.sub }));
    }
    let Some(issuer) = state.issuer.as_ref().filter(|_| issuer::is_token(token)) else {
        return Ok(None);
    };
    // The outside issuer knows nothing about an expired token of ours, and may be down.
    if state.keys().await?.has_signed(token) {
        return Ok(None);
    }
    Ok(Some(Claims { sub: issuer.subject(token).await? }))
}

/// The id of the grant of one of our access tokens.
pub(crate) async fn grant_id(state: &AppState, token: &str) -> Result<Option<String>> {
    Ok(own(state, token).await?.map(|own| own.sid))
}

async fn own(state: &AppState, token: &str) -> Result<Option<Own>> {
    // Most credentials are API keys, which are refused without checking a signature.
    if !decode_header(token).is_ok_and(|header| header.typ.as_deref() == Some(MEDIA_TYPE)) {
        return Ok(None);
    }
    Ok(state.keys().await?.verify(token))
}
