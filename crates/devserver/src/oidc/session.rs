//! Who is signed in at the login page: the session behind its cookie.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::error::Result;
use crate::state::AppState;
use crate::{secret, time};

// Without `Secure` and the prefix `__Host-`, because WebKit rejects those without TLS. `Lax` and not `Strict`, because
// authorization requests come from pages of other sites.
const COOKIE: &str = "iam-sign-in";

/// A person who is signed in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Session {
    pub(crate) account_id: String,
    /// When they last typed their password.
    pub(crate) auth_time: i64,
}

/// The session of the browser that sent these cookies.
pub(crate) async fn current(state: &AppState, jar: &CookieJar) -> Result<Option<Session>> {
    let Some(cookie) = jar.get(COOKIE) else {
        return Ok(None);
    };
    let session = sqlx::query_as(
        "SELECT account_id, auth_time FROM sign_in_session WHERE sha256 = ? AND expires_at > ?",
    )
    .bind(secret::digest(cookie.value()))
    .bind(time::now())
    .fetch_optional(&state.pool)
    .await?;
    Ok(session)
}

/// Begins a session and ends the browser's previous one.
pub(crate) async fn begin(state: &AppState, jar: CookieJar, account_id: &str) -> Result<CookieJar> {
    let jar = end(state, jar).await?;
    let secret = secret::random();
    sqlx::query(
        "INSERT INTO sign_in_session (sha256, account_id, auth_time, expires_at) VALUES (?, ?, ?, ?)",
    )
    .bind(secret::digest(&secret))
    .bind(account_id)
    .bind(time::now())
    .bind(time::after(state.config.session_lifetime))
    .execute(&state.pool)
    .await?;
    Ok(jar.add(cookie(COOKIE, secret)))
}

/// Ends the browser's session and deletes all that have expired.
pub(crate) async fn end(state: &AppState, jar: CookieJar) -> Result<CookieJar> {
    let digest = jar.get(COOKIE).map(|cookie| secret::digest(cookie.value()));
    sqlx::query("DELETE FROM sign_in_session WHERE sha256 = ? OR expires_at <= ?")
        .bind(digest)
        .bind(time::now())
        .execute(&state.pool)
        .await?;
    Ok(jar.remove(cookie(COOKIE, String::new())))
}

/// A cookie that scripts cannot read and that ends with the browser session.
pub(super) fn cookie(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).build()
}
