//! Access tokens: signed JSON Web Tokens that the API takes as a credential.

use jsonwebtoken::decode_header;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::oidc::client;
use crate::state::AppState;
use crate::{issuer, secret, time};

/// The media type in the header (RFC 9068), without which an ID token could be sent as an access token.
const MEDIA_TYPE: &str = "at+jwt";

/// What a bearer token says once it has been found to be good.
#[derive(Clone, Debug)]
pub(crate) struct Claims {
    /// The account that it speaks for, if there still is one.
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
    /// The grant that the token needs: revoked with it.
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

/// The claims of a bearer token of ours, or of the issuer outside that is trusted; `None` where it is none, expired,
/// revoked or of somebody else's making.
///
/// # Errors
///
/// If the database fails, or the issuer outside cannot be asked for its keys. A token of its that is not good is a 401.
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
    // Nobody else can say more about a token of ours that has run out, and the issuer may be down.
    if state.keys().await?.has_signed(token) {
        return Ok(None);
    }
    Ok(Some(Claims { sub: issuer.subject(token).await? }))
}

/// The id of the grant that one of our access tokens needs.
pub(crate) async fn grant_id(state: &AppState, token: &str) -> Result<Option<String>> {
    Ok(own(state, token).await?.map(|own| own.sid))
}

async fn own(state: &AppState, token: &str) -> Result<Option<Own>> {
    // Most credentials are API keys, which need no signature to be refused.
    if !decode_header(token).is_ok_and(|header| header.typ.as_deref() == Some(MEDIA_TYPE)) {
        return Ok(None);
    }
    Ok(state.keys().await?.verify(token))
}
