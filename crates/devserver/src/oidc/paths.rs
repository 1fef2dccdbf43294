//! The paths of the sign-in side, which are those of ZITADEL.

pub(super) const AUTHORIZE_PATH: &str = "/oauth/v2/authorize";
pub(super) const TOKEN_PATH: &str = "/oauth/v2/token";
pub(super) const REVOKE_PATH: &str = "/oauth/v2/revoke";
pub(super) const KEYS_PATH: &str = "/oauth/v2/keys";
pub(super) const END_SESSION_PATH: &str = "/oidc/v1/end_session";
pub(super) const LOGIN_PATH: &str = "/ui/login";
pub(super) const STYLE_PATH: &str = "/ui/login.css";

/// The URL of the login page that goes on to `then` after it.
pub(crate) fn login_location(then: &str) -> String {
    let query = serde_urlencoded::to_string([("then", then)]).unwrap_or_default();
    format!("{LOGIN_PATH}?{query}")
}
