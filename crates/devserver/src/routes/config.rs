//! `/users/me/config/`: a person's settings as one document.

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
    Router::new().route("/users/me/config/", get(read).put(replace))
}

/// What a new person starts with: the contract's defaults.
pub fn defaults() -> Value {
    json!({
        "email_signature": "",
        "dark_mode": false,
        "property_rent_subscriptions": [],
        "send_notification_by_mail": false,
        "raw_html_email": false,
    })
}

async fn read(State(state): State<AppState>, Human(id): Human) -> Result<Json<Object>> {
    let (text,): (String,) =
        sqlx::query_as("SELECT config FROM account WHERE id = ?").bind(id).fetch_one(&state.pool).await?;
    Ok(Json(serde_json::from_str(&text)?))
}

/// The body replaces the document. A key that it leaves out is deleted.
async fn replace(
    State(state): State<AppState>,
    Human(id): Human,
    JsonObject(config): JsonObject,
) -> Result<Json<Object>> {
    check(&config)?;
    sqlx::query("UPDATE account SET config = ? WHERE id = ?")
        .bind(serde_json::to_string(&config)?)
        .bind(id)
        .execute(&state.pool)
        .await?;
    Ok(Json(config))
}

/// Checks the keys that the contract knows; `interface_config` and unknown keys may hold anything.
fn check(config: &Object) -> Result<()> {
    let mut problems = Problems::default();
    if config.get("email_signature").is_some_and(|value| !value.is_string()) {
        problems.push(&["email_signature"], "Input should be a valid string", "string_type");
    }
    for key in ["dark_mode", "send_notification_by_mail", "raw_html_email"] {
        if config.get(key).is_some_and(|value| !value.is_boolean()) {
            problems.push(&[key], "Input should be a valid boolean", "bool_type");
        }
    }
    check_subscriptions(config.get("property_rent_subscriptions"), &mut problems);
    problems.into_result()
}

fn check_subscriptions(value: Option<&Value>, problems: &mut Problems) {
    const KEY: &str = "property_rent_subscriptions";
    match value {
        None => {}
        Some(Value::Array(ids)) => {
            for (index, _) in ids.iter().enumerate().filter(|(_, id)| !id.is_string()) {
                problems.push_item(KEY, index, "Input should be a valid string", "string_type");
            }
        }
        Some(_) => problems.push(&[KEY], "Input should be a valid list", "list_type"),
    }
}
