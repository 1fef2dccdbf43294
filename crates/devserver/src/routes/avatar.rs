//! `/users/me/avatar/`, and the pictures themselves. Anyone who knows the URL of a picture can load it.

use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router, body::Bytes};
use serde_json::{Value, json};
use uuid::Uuid;
use wire::User;

use crate::auth::Human;
use crate::error::{Error, Result};
use crate::picture;
use crate::routes::user;
use crate::state::AppState;
use crate::validation::invalid;

/// The size of the largest picture, in bytes.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// What multipart may add: boundaries, part headers and small parts that are ignored.
const MULTIPART_OVERHEAD: usize = 64 * 1024;
const TOO_LARGE: Error = Error::TooLarge("The picture is larger than 2 MB.");

pub(crate) fn router() -> Router<AppState> {
    let upload = post(create).layer(DefaultBodyLimit::max(MAX_BYTES + MULTIPART_OVERHEAD));
    Router::new().route("/users/me/avatar/", upload.delete(delete)).route("/avatars/{token}", get(read))
}

async fn create(
    State(state): State<AppState>,
    Human(id): Human,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<User>)> {
    let bytes = read_file(multipart.map_err(|_| missing())?).await?;
    let media_type = picture::media_type(&bytes).ok_or_else(|| {
        invalid(&["file"], "The file is not a PNG, JPEG, WebP or GIF picture.", "value_error")
    })?;
    // Every picture gets a new name: the old URL is cached for ever and must never show the new picture.
    sqlx::query("REPLACE INTO avatar (account_id, token, media_type, bytes) VALUES (?, ?, ?, ?)")
        .bind(&id)
        .bind(Uuid::new_v4().simple().to_string())
        .bind(media_type)
        .bind(&bytes[..])
        .execute(&state.pool)
        .await?;
    Ok((StatusCode::CREATED, Json(user::load(&state, &id).await?)))
}

/// The content of the part `file`. Its file name and its claimed type are ignored.
async fn read_file(mut multipart: Multipart) -> Result<Bytes> {
    while let Some(field) = multipart.next_field().await.map_err(refuse)? {
        if field.name() == Some("file") {
            let bytes = Field::bytes(field).await.map_err(refuse)?;
            return if bytes.len() > MAX_BYTES { Err(TOO_LARGE) } else { Ok(bytes) };
        }
    }
    Err(missing())
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err asks for")]
fn refuse(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        TOO_LARGE
    } else {
        invalid(&[], "The body is not well-formed multipart.", "value_error")
    }
}

fn missing() -> Error {
    invalid(&["file"], "Field required", "missing")
}

async fn delete(State(state): State<AppState>, Human(id): Human) -> Result<(StatusCode, Json<Value>)> {
    sqlx::query("DELETE FROM avatar WHERE account_id = ?").bind(id).execute(&state.pool).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({}))))
}

/// Needs no credential, because an `<img>` sends none. With these headers a browser reads the bytes only as an image.
async fn read(State(state): State<AppState>, Path(token): Path<String>) -> Result<impl IntoResponse> {
    let picture: Option<(String, Vec<u8>)> =
        sqlx::query_as("SELECT media_type, bytes FROM avatar WHERE token = ?")
            .bind(token)
            .fetch_optional(&state.pool)
            .await?;
    let (media_type, bytes) = picture.ok_or(Error::NotFound("There is no such picture."))?;
    let headers = [
        (header::CONTENT_TYPE, media_type.as_str()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    Ok((headers, bytes).into_response())
}
