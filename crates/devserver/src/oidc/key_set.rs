//! `/oauth/v2/keys`: the public half of the key that signs tokens (RFC 7517, section 5).

use axum::Json;
use axum::extract::State;
use openidconnect::PrivateSigningKey;
use openidconnect::core::CoreJsonWebKeySet;

use crate::error::Result;
use crate::state::AppState;

/// `GET /oauth/v2/keys`, as a JSON Web Key Set.
pub(super) async fn read(State(state): State<AppState>) -> Result<Json<CoreJsonWebKeySet>> {
    Ok(Json(CoreJsonWebKeySet::new(vec![state.keys().await?.as_verification_key()])))
}
