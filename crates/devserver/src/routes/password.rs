//! `/users/me/password/`: changes the password and limits guessing.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use wire::{ChangePassword, Object};

use crate::auth::Human;
use crate::error::{Error, Result};
use crate::hash;
use crate::json::JsonObject;
use crate::state::AppState;
use crate::validation::Problems;

const MIN_CHARS: usize = 12;

pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/users/me/password/", post(change))
}

async fn change(
    State(state): State<AppState>,
    Human(id): Human,
    JsonObject(body): JsonObject,
) -> Result<(StatusCode, Json<Value>)> {
    let change = read(&body)?;
    check_current(&state, &id, change.current_password).await?;
    if change.new_password.chars().count() < MIN_CHARS {
        return Err(Error::BadRequest("The new password must have at least 12 characters."));
    }
    if change.new_password != change.new_password_confirmation {
        return Err(Error::BadRequest("The new password and its confirmation differ."));
    }
    sqlx::query("UPDATE account SET password_hash = ? WHERE id = ?")
        .bind(hash::hash(change.new_password).await?)
        .bind(id)
        .execute(&state.pool)
        .await?;
    Ok((StatusCode::ACCEPTED, Json(json!({}))))
}

/// Checked before the rules about the new password. Otherwise a refused new password would be a free guess.
async fn check_current(state: &AppState, id: &str, password: String) -> Result<()> {
    state.attempts.begin(id).map_err(Error::TooManyAttempts)?;
    let (stored,): (Option<String>,) = sqlx::query_as("SELECT password_hash FROM account WHERE id = ?")
        .bind(id)
        .fetch_one(&state.pool)
        .await?;
    let right = match stored {
        Some(stored) => hash::verify(password, stored).await?,
        None => false,
    };
    if !right {
        return Err(Error::BadRequest("The current password is incorrect."));
    }
    state.attempts.forgive(id);
    Ok(())
}

// By hand and not by serde, so that one response names every wrong key and repeats no value.
fn read(body: &Object) -> Result<ChangePassword> {
    let mut problems = Problems::default();
    let mut text = |key: &str| match body.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            problems.push(&[key], "Input should be a valid string", "string_type");
            String::new()
        }
        None => {
            problems.push(&[key], "Field required", "missing");
            String::new()
        }
    };
    let change = ChangePassword {
        current_password: text("current_password"),
        new_password: text("new_password"),
        new_password_confirmation: text("new_password_confirmation"),
    };
    problems.into_result()?;
    Ok(change)
}
