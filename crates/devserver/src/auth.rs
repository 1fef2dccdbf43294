//! The account behind a request. Both extractors here refuse requests without a valid credential.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use sqlx::SqlitePool;

use crate::error::{Error, Result};
use crate::state::AppState;
use crate::{cookie_session, secret, tokens};

/// The account behind the request's credential, whatever its kind.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) user_type: String,
}

impl Account {
    pub(crate) fn is_human(&self) -> bool {
        self.user_type == "Human"
    }
}

/// The id of the person behind the request's credential. A service account gets 404.
#[derive(Clone, Debug)]
pub(crate) struct Human(pub(crate) String);

impl FromRequestParts<AppState> for Account {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let account = match parts.headers.get(header::AUTHORIZATION) {
            Some(value) => match credential(value) {
                Some(credential) => by_credential(state, credential).await?,
                None => None,
            },
            None => match cookie_session::account_id(state, &parts.headers).await? {
                Some(id) => by_id(&state.pool, &id).await?,
                None => None,
            },
        };
        account.ok_or(Error::NotAuthenticated)
    }
}

/// The account of an API key or of an access token.
async fn by_credential(state: &AppState, credential: &str) -> Result<Option<Account>> {
    let account = sqlx::query_as(
        "SELECT id, user_type FROM account JOIN api_key ON account_id = id WHERE api_key.sha256 = ?",
    )
    .bind(secret::digest(credential))
    .fetch_optional(&state.pool)
    .await?;
    if account.is_some() {
        return Ok(account);
    }
    match tokens::claims(state, credential).await? {
        Some(claims) => by_id(&state.pool, &claims.sub).await,
        None => Ok(None),
    }
}

async fn by_id(pool: &SqlitePool, id: &str) -> Result<Option<Account>> {
    let account = sqlx::query_as("SELECT id, user_type FROM account WHERE id = ?")
        .bind(id)
        .fetch_optional(pool)
        .await?;
    Ok(account)
}

impl FromRequestParts<AppState> for Human {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let account = Account::from_request_parts(parts, state).await?;
        if account.is_human() { Ok(Self(account.id)) } else { Err(Error::HUMANS_ONLY) }
    }
}

/// Adds an API key to an account.
pub(crate) async fn add_key(pool: &SqlitePool, account_id: &str, key: &str) -> Result<()> {
    sqlx::query("INSERT INTO api_key (sha256, account_id) VALUES (?, ?)")
        .bind(secret::digest(key))
        .bind(account_id)
        .execute(pool)
        .await?;
    Ok(())
}

/// The key or token in `Bearer K`, `Token K` or `K` alone, which is what the service's published client sends.
fn credential(authorization: &HeaderValue) -> Option<&str> {
    let value = authorization.to_str().ok()?.trim();
    let key = match value.split_once(' ') {
        None => value,
        Some((scheme, key)) if is_known(scheme) => key.trim(),
        Some(_) => return None,
    };
    (!key.is_empty() && !is_known(key)).then_some(key)
}

fn is_known(scheme: &str) -> bool {
    ["Bearer", "Token"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
}
