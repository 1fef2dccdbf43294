//! `/oidc/v1/end_session`: signing out at the login page too (OpenID Connect RP-Initiated Logout 1.0).

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use openidconnect::url::Url;
use serde::Deserialize;

use crate::error::Result;
use crate::oidc::issuer::Issuer;
use crate::oidc::{client, page, session};
use crate::state::AppState;

#[derive(Deserialize)]
pub(super) struct Request {
    client_id: Option<String>,
    /// Names the client where `client_id` is missing.
    id_token_hint: Option<String>,
    post_logout_redirect_uri: Option<String>,
    state: Option<String>,
}

/// Ends the session of this browser and redirects to the client, if the URI is registered.
///
/// The client's grants stay: the client revokes them itself.
pub(super) async fn end(
    State(state): State<AppState>,
    issuer: Issuer,
    jar: CookieJar,
    form: Result<Form<Request>, FormRejection>,
) -> Result<Response> {
    let Ok(Form(request)) = form else {
        return Ok(page::refused("This sign-out request cannot be read."));
    };
    let jar = session::end(&state, jar).await?;
    let is_client = is_ours(&state, &request).await?;
    let registered = |uri: &String| is_client && client::is_post_logout_uri(&state.config, &issuer, uri);
    let uri = request.post_logout_redirect_uri.filter(registered);
    let Some(mut url) = uri.and_then(|uri| Url::parse(&uri).ok()) else {
        return Ok((jar, page::signed_out()).into_response());
    };
    if let Some(state) = request.state {
        url.query_pairs_mut().append_pair("state", &state);
    }
    Ok((jar, Redirect::to(url.as_str())).into_response())
}

/// Whether the request comes from our client, by its id, by an ID token of any age, or by both.
async fn is_ours(state: &AppState, request: &Request) -> Result<bool> {
    let is_known = request.client_id.as_deref().map(|id| id == client::ID);
    let is_hinted = match &request.id_token_hint {
        Some(hint) => Some(state.keys().await?.has_signed(hint)),
        None => None,
    };
    let mut proofs = is_known.into_iter().chain(is_hinted).peekable();
    Ok(proofs.peek().is_some() && proofs.all(|is_ours| is_ours))
}
