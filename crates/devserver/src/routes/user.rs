//! `/users/me/`: the account itself.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use sqlx::{QueryBuilder, SqlitePool};
use wire::{Me, Organization, ServiceAccount, User};

use crate::auth::{Account, Human};
use crate::error::{Error, Result};
use crate::json::JsonObject;
use crate::picture;
use crate::profile::{UserPatch, read_patch};
use crate::state::AppState;
use crate::validation::invalid;

pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/users/me/", get(read).patch(update).delete(delete))
}

async fn read(State(state): State<AppState>, account: Account) -> Result<Json<Me>> {
    Ok(Json(if account.is_human() {
        Me::Human(Arc::new(load(&state, &account.id).await?))
    } else {
        Me::Machine(load_machine(&state.pool, &account.id).await?)
    }))
}

async fn update(
    State(state): State<AppState>,
    Human(id): Human,
    JsonObject(body): JsonObject,
) -> Result<Json<User>> {
    let patch = read_patch(&body)?;
    if patch != UserPatch::default() {
        store(&state.pool, &id, patch).await?;
    }
    Ok(Json(load(&state, &id).await?))
}

/// 410 means success. The API keys, the picture and the sign-in profile are deleted with the row, so the credential of
/// this request is no longer valid.
async fn delete(State(state): State<AppState>, Human(id): Human) -> Result<StatusCode> {
    sqlx::query("DELETE FROM account WHERE id = ?").bind(&id).execute(&state.pool).await?;
    state.attempts.forgive(&id);
    Ok(StatusCode::GONE)
}

/// The person as `GET` returns them.
pub(crate) async fn load(state: &AppState, id: &str) -> Result<User> {
    let row: HumanRow = sqlx::query_as(
        "SELECT id, first_name, last_name, email, phone, state, config, updated_at, token
         FROM account LEFT JOIN avatar ON avatar.account_id = id
         WHERE id = ?",
    )
    .bind(id)
    .fetch_one(&state.pool)
    .await?;
    Ok(User {
        user_type: "Human".into(),
        organization: load_organization(&state.pool, id).await?,
        avatar: row.token.map(|token| picture::url(&state.config, &token)),
        state: row.state.into(),
        config: serde_json::from_str(&row.config)?,
        id: row.id,
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.email,
        phone: row.phone,
        updated_at: Some(row.updated_at),
    })
}

#[derive(sqlx::FromRow)]
struct HumanRow {
    id: String,
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    state: String,
    config: String,
    updated_at: String,
    token: Option<String>,
}

async fn load_machine(pool: &SqlitePool, id: &str) -> Result<ServiceAccount> {
    let (name, updated_at): (Option<String>, String) =
        sqlx::query_as("SELECT name, updated_at FROM account WHERE id = ?").bind(id).fetch_one(pool).await?;
    Ok(ServiceAccount {
        user_type: "Machine".into(),
        id: id.into(),
        name,
        organization: load_organization(pool, id).await?,
        updated_at: Some(updated_at),
    })
}

async fn load_organization(pool: &SqlitePool, account_id: &str) -> Result<Option<Organization>> {
    let row: Option<OrganizationRow> = sqlx::query_as(
        "SELECT o.* FROM organization o JOIN account ON account.organization_id = o.id WHERE account.id = ?",
    )
    .bind(account_id)
    .fetch_optional(pool)
    .await?;
    Ok(row.map(OrganizationRow::into))
}

#[derive(sqlx::FromRow)]
struct OrganizationRow {
    id: String,
    name: String,
    organization_id: Option<String>,
    insurance_id: Option<String>,
    logo: Option<String>,
    registration_number: Option<String>,
    address: Option<String>,
    account_type: String,
}

impl From<OrganizationRow> for Organization {
    fn from(row: OrganizationRow) -> Self {
        Self {
            account_type: row.account_type.into(),
            id: row.id,
            name: row.name,
            organization_id: row.organization_id,
            insurance_id: row.insurance_id,
            logo: row.logo,
            registration_number: row.registration_number,
            address: row.address,
        }
    }
}

/// Writes only the keys that `patch` has.
async fn store(pool: &SqlitePool, id: &str, patch: UserPatch) -> Result<()> {
    let columns = [
        ("first_name = ", patch.first_name),
        ("last_name = ", patch.last_name),
        ("email = ", patch.email),
        ("phone = ", patch.phone),
    ];
    let mut query = QueryBuilder::new("UPDATE account SET ");
    let mut assignments = query.separated(", ");
    for (column, value) in columns {
        if let Some(value) = value {
            assignments.push(column).push_bind_unseparated(value);
        }
    }
    query.push(" WHERE id = ").push_bind(id);
    query.build().execute(pool).await.map_err(email_taken)?;
    Ok(())
}

/// The error for a failed write. The unique constraint also holds for two simultaneous requests.
fn email_taken(error: sqlx::Error) -> Error {
    match error.as_database_error() {
        Some(violation) if violation.is_unique_violation() => {
            invalid(&["email"], "This email address belongs to another account.", "value_error")
        }
        _ => error.into(),
    }
}
