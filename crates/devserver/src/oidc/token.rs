//! `/oauth/v2/token` and `/oauth/v2/revoke`: issues tokens for a code or a refresh token, and revokes them (RFC 6749,
//! RFC 7009).

use axum::Json;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use openidconnect::core::{
    CoreErrorResponseType as Kind, CoreIdTokenFields, CoreTokenResponse, CoreTokenType,
};
use openidconnect::{AccessToken, EmptyExtraTokenFields, RefreshToken, Scope};
use serde::Deserialize;

use crate::oidc::grants::{self, Grant};
use crate::oidc::issuer::Issuer;
use crate::oidc::token_error::TokenError;
use crate::oidc::{client, id_token};
use crate::state::AppState;
use crate::tokens;

type Result<T> = std::result::Result<T, TokenError>;

/// The parameters of both grants. `scope` is ignored, which RFC 6749, section 3.3 allows: the response has the granted
/// scopes. A request with a parameter twice cannot be read.
#[derive(Deserialize)]
pub(super) struct TokenRequest {
    grant_type: Option<String>,
    client_id: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    refresh_token: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Revocation {
    token: Option<String>,
    client_id: Option<String>,
}

pub(super) async fn exchange(
    State(state): State<AppState>,
    issuer: Issuer,
    form: std::result::Result<Form<TokenRequest>, FormRejection>,
) -> Result<Json<CoreTokenResponse>> {
    let request = read(form)?;
    check_client(request.client_id.as_deref().unwrap_or_default())?;
    let (grant, nonce) = match request.grant_type.as_deref() {
        Some("authorization_code") => redeem(&state, &request).await?,
        Some("refresh_token") => (refresh(&state, &request).await?, None),
        Some(_) => return Err(TokenError::Refused(Kind::UnsupportedGrantType, "There is no such grant.")),
        None => return Err(missing("grant_type is missing.")),
    };
    respond(&state, &issuer, &grant, nonce).await.map(Json)
}

/// Returns 200 for unknown tokens too (RFC 7009, section 2.2).
pub(super) async fn revoke(
    State(state): State<AppState>,
    form: std::result::Result<Form<Revocation>, FormRejection>,
) -> Result<StatusCode> {
    let request = read(form)?;
    check_client(request.client_id.as_deref().unwrap_or(client::ID))?;
    let token = request.token.ok_or(missing("token is missing."))?;
    grants::revoke_family(&state.pool, &token).await?;
    if let Some(id) = tokens::grant_id(&state, &token).await? {
        grants::revoke(&state.pool, &id).await?;
    }
    Ok(StatusCode::OK)
}

fn read<T>(form: std::result::Result<Form<T>, FormRejection>) -> Result<T> {
    form.map(|Form(request)| request).map_err(|_| missing("The body is no form, or has a parameter twice."))
}

fn missing(description: &'static str) -> TokenError {
    TokenError::Refused(Kind::InvalidRequest, description)
}

fn check_client(id: &str) -> Result<()> {
    if id == client::ID {
        Ok(())
    } else {
        Err(TokenError::Refused(Kind::InvalidClient, "client_id is missing or unknown."))
    }
}

async fn redeem(state: &AppState, request: &TokenRequest) -> Result<(Grant, Option<String>)> {
    let code = request.code.as_deref().ok_or(missing("code is missing."))?;
    let verifier = request.code_verifier.as_deref().ok_or(missing("code_verifier is missing."))?;
    let redirect_uri = request.redirect_uri.as_deref().ok_or(missing("redirect_uri is missing."))?;
    grants::redeem(&state.pool, code, redirect_uri, verifier).await?.ok_or(TokenError::INVALID_GRANT)
}

async fn refresh(state: &AppState, request: &TokenRequest) -> Result<Grant> {
    let token = request.refresh_token.as_deref().ok_or(missing("refresh_token is missing."))?;
    grants::refresh(&state.pool, token).await?.ok_or(TokenError::INVALID_GRANT)
}

async fn respond(
    state: &AppState,
    issuer: &Issuer,
    grant: &Grant,
    nonce: Option<String>,
) -> Result<CoreTokenResponse> {
    let access_token = AccessToken::new(tokens::issue(state, &issuer.0, &grant.account_id, &grant.id).await?);
    let id_token = id_token::issue(state, issuer, grant, nonce, &access_token).await?;
    let fields = CoreIdTokenFields::new(Some(id_token), EmptyExtraTokenFields {});
    let mut response = CoreTokenResponse::new(access_token, CoreTokenType::Bearer, fields);
    response.set_expires_in(Some(&state.config.token_ttl));
    response.set_scopes(Some(grant.scope.split(' ').map(|scope| Scope::new(scope.into())).collect()));
    if grant.has("offline_access") {
        let next = grants::next_refresh_token(&state.pool, &grant.id).await?;
        response.set_refresh_token(Some(RefreshToken::new(next.ok_or(TokenError::INVALID_GRANT)?)));
    }
    Ok(response)
}
