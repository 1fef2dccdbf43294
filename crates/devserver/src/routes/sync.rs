//! `/users/me/sync-from-auth/`: accepts at once, and copies what the sign-in service knows a moment later.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use sqlx::SqlitePool;

use crate::auth::Account;
use crate::state::AppState;

pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/users/me/sync-from-auth/", post(accept))
}

async fn accept(State(state): State<AppState>, account: Account) -> (StatusCode, Json<Value>) {
    tokio::spawn(async move {
        tokio::time::sleep(state.config.sync_delay).await;
        if let Err(error) = copy(&state.pool, &account.id).await {
            // The response is already sent. One cause is an email that another account has taken in the meantime.
            tracing::warn!(%error, "the sync changed nothing");
        }
    });
    (StatusCode::ACCEPTED, Json(json!({})))
}

/// Copies what the sign-in service knows about an account. Returns whether that changed anything.
///
/// One statement, so that a simultaneous change is either kept whole or overwritten whole. Equal rows are left out,
/// because an update would change `updated_at`.
pub async fn copy(pool: &SqlitePool, account_id: &str) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE account
         SET name = coalesce(p.name, account.name),
             first_name = coalesce(p.first_name, account.first_name),
             last_name = coalesce(p.last_name, account.last_name),
             email = coalesce(p.email, account.email),
             phone = coalesce(p.phone, account.phone)
         FROM sign_in_profile p
         WHERE p.account_id = account.id
           AND account.id = ?
           AND (coalesce(p.name, account.name) IS NOT account.name
             OR coalesce(p.first_name, account.first_name) IS NOT account.first_name
             OR coalesce(p.last_name, account.last_name) IS NOT account.last_name
             OR coalesce(p.email, account.email) IS NOT account.email
             OR coalesce(p.phone, account.phone) IS NOT account.phone)",
    )
    .bind(account_id)
    .execute(pool)
    .await?;
    Ok(done.rows_affected() > 0)
}
