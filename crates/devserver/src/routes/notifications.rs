//! `/users/me/notification-preferences/`: which event reaches a person by which channel.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use wire::Object;

use crate::auth::Human;
use crate::error::Result;
use crate::json::JsonObject;
use crate::state::AppState;
use crate::validation::Problems;

pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/users/me/notification-preferences/", get(read).put(replace))
}

/// What a new person starts with: the contract's defaults. Only the types of these keys are checked.
pub fn defaults() -> Value {
    json!({
        "app": {
            "rental_file_submitted": true,
            "rental_file_created": true,
            "rental_file_deletion": true,
            "rental_file_analyzed": true,
            "rental_file_collected": true,
            "insurance_agreement": false,
        },
        "email": {
            "rental_file_submitted": false,
            "rental_file_created": false,
            "rental_file_deletion": false,
            "rental_file_analyzed": false,
            "rental_file_collected": false,
            "insurance_agreement": false,
            "notifications_overview": true,
        },
    })
}

async fn read(State(state): State<AppState>, Human(id): Human) -> Result<Json<Object>> {
    let (text,): (String,) = sqlx::query_as("SELECT notification_preferences FROM account WHERE id = ?")
        .bind(id)
        .fetch_one(&state.pool)
        .await?;
    Ok(Json(serde_json::from_str(&text)?))
}

/// The body replaces the document. A key that it leaves out is deleted.
async fn replace(
    State(state): State<AppState>,
    Human(id): Human,
    JsonObject(preferences): JsonObject,
) -> Result<Json<Object>> {
    check(&preferences)?;
    sqlx::query("UPDATE account SET notification_preferences = ? WHERE id = ?")
        .bind(serde_json::to_string(&preferences)?)
        .bind(id)
        .execute(&state.pool)
        .await?;
    Ok(Json(preferences))
}

/// Checks the channels and events that the contract knows; others may hold anything.
fn check(preferences: &Object) -> Result<()> {
    let mut problems = Problems::default();
    let defaults = defaults();
    for (channel, known) in defaults.as_object().into_iter().flatten() {
        match preferences.get(channel) {
            None => {}
            Some(Value::Object(events)) => check_events(channel, events, known, &mut problems),
            Some(_) => problems.push(&[channel], "Input should be a valid dictionary", "dict_type"),
        }
    }
    problems.into_result()
}

fn check_events(channel: &str, events: &Object, known: &Value, problems: &mut Problems) {
    for (event, on) in events {
        if known.get(event).is_some() && !on.is_boolean() {
            problems.push(&[channel, event], "Input should be a valid boolean", "bool_type");
        }
    }
}
