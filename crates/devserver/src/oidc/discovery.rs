//! The discovery document (OpenID Connect Discovery 1.0, RFC 8414).

use axum::Json;
use serde_json::{Value, json};

use crate::oidc::grants::SCOPES;
use crate::oidc::issuer::Issuer;
use crate::oidc::paths::{AUTHORIZE_PATH, END_SESSION_PATH, KEYS_PATH, REVOKE_PATH, TOKEN_PATH};

/// `GET /.well-known/openid-configuration`. Written by hand: the library's type has a dozen parameters and lacks half of
/// these keys. A test reads the document with that type.
pub(super) async fn read(Issuer(issuer): Issuer) -> Json<Value> {
    let url = |path: &str| format!("{issuer}{path}");
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": url(AUTHORIZE_PATH),
        "token_endpoint": url(TOKEN_PATH),
        "revocation_endpoint": url(REVOKE_PATH),
        "jwks_uri": url(KEYS_PATH),
        "end_session_endpoint": url(END_SESSION_PATH),
        "scopes_supported": SCOPES,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "revocation_endpoint_auth_methods_supported": ["none"],
        "code_challenge_methods_supported": ["S256"],
        "prompt_values_supported": ["none", "login", "select_account"],
        "claims_supported": [
            "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "email", "name", "given_name",
            "family_name",
        ],
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "authorization_response_iss_parameter_supported": true,
    }))
}
