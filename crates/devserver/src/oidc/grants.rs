//! What a sign-in grants to the client: codes that work once, and refresh tokens that are replaced with each use.
//!
//! One statement reads a secret and marks it as used, so of two simultaneous requests only one succeeds. The second use
//! ends the whole grant, because one of the two was a thief's (RFC 9700, sections 2.1.1 and 4.14.2).

use std::time::Duration;

use openidconnect::{PkceCodeChallenge, PkceCodeVerifier};
use sqlx::SqlitePool;

use crate::error::Result;
use crate::oidc::session::Session;
use crate::{secret, time};

/// The scopes that can be granted. Others in a request are left out.
pub(super) const SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

const CODE_LIFETIME: Duration = Duration::from_secs(60);

/// What one sign-in allows the client.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Grant {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) client_id: String,
    /// Scopes with spaces in between.
    pub(super) scope: String,
    pub(super) auth_time: i64,
}

impl Grant {
    pub(super) fn has(&self, scope: &str) -> bool {
        self.scope.split(' ').any(|granted| granted == scope)
    }
}

/// What a code is bound to besides its grant.
#[derive(Clone, Debug)]
pub(super) struct Binding<'a> {
    pub(super) client_id: &'a str,
    pub(super) redirect_uri: &'a str,
    /// By the method `S256` (RFC 7636).
    pub(super) code_challenge: &'a str,
    pub(super) nonce: Option<&'a str>,
}

/// Creates a grant and returns its code. The grant ends after `lifetime`, also when it is renewed.
pub(super) async fn begin(
    pool: &SqlitePool,
    session: &Session,
    scope: &str,
    lifetime: Duration,
    binding: &Binding<'_>,
) -> Result<String> {
    let (id, code) = (secret::random(), secret::random());
    sqlx::query("DELETE FROM oauth_grant WHERE expires_at <= ?").bind(time::now()).execute(pool).await?;
    sqlx::query(
        "INSERT INTO oauth_grant (id, account_id, client_id, scope, auth_time, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(&session.account_id)
    .bind(binding.client_id)
    .bind(scope)
    .bind(session.auth_time)
    .bind(time::after(lifetime))
    .execute(pool)
    .await?;
    sqlx::query(
        "INSERT INTO oauth_code (sha256, grant_id, redirect_uri, code_challenge, nonce, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(secret::digest(&code))
    .bind(id)
    .bind(binding.redirect_uri)
    .bind(binding.code_challenge)
    .bind(binding.nonce)
    .bind(time::after(CODE_LIFETIME))
    .execute(pool)
    .await?;
    Ok(code)
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    grant_id: String,
    redirect_uri: String,
    code_challenge: String,
    nonce: Option<String>,
    expires_at: i64,
}

/// Redeems a code and returns its grant and nonce; `None` if it is not valid. The code is used up either way, so that
/// verifiers cannot be guessed.
pub(super) async fn redeem(
    pool: &SqlitePool,
    code: &str,
    redirect_uri: &str,
    verifier: &str,
) -> Result<Option<(Grant, Option<String>)>> {
    let digest = secret::digest(code);
    let row: Option<CodeRow> = sqlx::query_as(
        "UPDATE oauth_code SET is_used = 1 WHERE sha256 = ? AND is_used = 0
         RETURNING grant_id, redirect_uri, code_challenge, nonce, expires_at",
    )
    .bind(&digest)
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else {
        sqlx::query("DELETE FROM oauth_grant WHERE id = (SELECT grant_id FROM oauth_code WHERE sha256 = ?)")
            .bind(digest)
            .execute(pool)
            .await?;
        return Ok(None);
    };
    let is_good = row.redirect_uri == redirect_uri
        && row.expires_at > time::now()
        && is_verifier_of(verifier, &row.code_challenge);
    if !is_good {
        return Ok(None);
    }
    Ok(load(pool, &row.grant_id).await?.map(|grant| (grant, row.nonce)))
}

fn is_verifier_of(verifier: &str, challenge: &str) -> bool {
    // The library panics at other lengths. RFC 7636, section 4.1 excludes them.
    (43..=128).contains(&verifier.len())
        && PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.into())).as_str()
            == challenge
}

/// Uses a refresh token and returns its grant; `None` if it is not valid.
pub(super) async fn refresh(pool: &SqlitePool, token: &str) -> Result<Option<Grant>> {
    let digest = secret::digest(token);
    let row: Option<(String,)> = sqlx::query_as(
        "UPDATE oauth_refresh_token SET is_used = 1 WHERE sha256 = ? AND is_used = 0 RETURNING grant_id",
    )
    .bind(digest)
    .fetch_optional(pool)
    .await?;
    let Some((grant_id,)) = row else {
        revoke_family(pool, token).await?;
        return Ok(None);
    };
    load(pool, &grant_id).await
}

/// A new refresh token for a grant; `None` if the grant was revoked in the meantime.
pub(super) async fn next_refresh_token(pool: &SqlitePool, grant_id: &str) -> Result<Option<String>> {
    let token = secret::random();
    let result = sqlx::query(
        "INSERT INTO oauth_refresh_token (sha256, grant_id) SELECT ?, id FROM oauth_grant WHERE id = ?",
    )
    .bind(secret::digest(&token))
    .bind(grant_id)
    .execute(pool)
    .await?;
    Ok((result.rows_affected() == 1).then_some(token))
}

/// Ends the grant of a refresh token, used or not. Does nothing for an unknown token.
pub(super) async fn revoke_family(pool: &SqlitePool, token: &str) -> Result<()> {
    sqlx::query(
        "DELETE FROM oauth_grant WHERE id = (SELECT grant_id FROM oauth_refresh_token WHERE sha256 = ?)",
    )
    .bind(secret::digest(token))
    .execute(pool)
    .await?;
    Ok(())
}

/// Ends a grant with its codes and tokens.
pub(super) async fn revoke(pool: &SqlitePool, id: &str) -> Result<()> {
    sqlx::query("DELETE FROM oauth_grant WHERE id = ?").bind(id).execute(pool).await?;
    Ok(())
}

async fn load(pool: &SqlitePool, id: &str) -> Result<Option<Grant>> {
    let grant = sqlx::query_as(
        "SELECT id, account_id, client_id, scope, auth_time FROM oauth_grant WHERE id = ? AND expires_at > ?",
    )
    .bind(id)
    .bind(time::now())
    .fetch_optional(pool)
    .await?;
    Ok(grant)
}
