//! Who a request speaks for. A handler that takes one of the two extractors cannot be reached without.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use sqlx::SqlitePool;

use crate::error::{Error, Result};
use crate::state::AppState;

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

/// The id of the person behind the request's credential; a machine is told 404.
#[derive(Clone, Debug)]
pub(crate) struct Human(pub(crate) String);

impl FromRequestParts<AppState> for Account {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let key = credential(&parts.headers).ok_or(Error::NotAuthenticated)?;
        sqlx::query_as(
            "SELECT id, user_type FROM account JOIN api_key ON account_id = id WHERE api_key.sha256 = ?",
        )
        .bind(digest(key))
        .fetch_optional(&state.pool)
        .await?
        .ok_or(Error::NotAuthenticated)
    }
}

impl FromRequestParts<AppState> for Human {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let account = Account::from_request_parts(parts, state).await?;
        if account.is_human() { Ok(Self(account.id)) } else { Err(Error::HUMANS_ONLY) }
    }
}

/// Lets `key` speak for an account.
pub(crate) async fn add_key(pool: &SqlitePool, account_id: &str, key: &str) -> Result<()> {
    sqlx::query("INSERT INTO api_key (sha256, account_id) VALUES (?, ?)")
        .bind(digest(key))
        .bind(account_id)
        .execute(pool)
        .await?;
    Ok(())
}

fn digest(key: &str) -> Vec<u8> {
    Sha256::digest(key).to_vec()
}

/// The key in `Authorization: Bearer K`, `Token K` or, as the service's published client sends it, `K` alone.
fn credential(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim();
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
