//! [`Issuer`]: all that is done at an OpenID provider. A lazy part, because the other ways to sign in need none of it.

use futures::future::LocalBoxFuture;

use crate::api::client::Api;
use crate::api::error::{ApiError, ErrorKind};
use crate::part;
use crate::session::oidc::auth_request::AuthRequest;
use crate::session::oidc::callback::Callback;
use crate::session::oidc::{OidcSession, SignInIntent};

type Done<'a, T> = LocalBoxFuture<'a, Result<T, ApiError>>;

/// The operations; each is documented at the method that it calls.
#[derive(Clone, Copy)]
pub struct Issuer {
    /// [`OidcSession::take_callback`]
    pub take_callback: fn(&OidcSession) -> Callback,
    /// [`OidcSession::drop_grant`]
    pub drop_grant: fn(&OidcSession),
    /// [`OidcSession::claim`]
    pub claim: for<'a> fn(&'a OidcSession, &'a str) -> LocalBoxFuture<'a, bool>,
    /// [`Api::sign_in_url`]
    pub sign_in_url: for<'a> fn(&'a Api, &'a OidcSession, String, SignInIntent) -> Done<'a, String>,
    /// [`Api::redeem`]
    pub redeem: for<'a> fn(&'a Api, &'a OidcSession, &'a str, &'a AuthRequest) -> Done<'a, ()>,
    /// [`Api::refresh`]
    pub(super) refresh: for<'a> fn(&'a Api, &'a OidcSession, u32) -> Done<'a, ()>,
    /// [`OidcSession::revocation_form`]
    pub revocation_form: fn(&OidcSession) -> Option<String>,
    /// [`Api::revoke`]
    pub revoke: for<'a> fn(&'a Api, &'a OidcSession, String) -> LocalBoxFuture<'a, bool>,
    /// [`Api::end_session_url`]
    pub end_session_url: for<'a> fn(&'a Api, &'a OidcSession) -> LocalBoxFuture<'a, Option<String>>,
}

part! {
    /// Fetched before an app with `auth.mode: "oidc"` is mounted.
    pub static ISSUER: Issuer = load_issuer(issuer, Issuer {
        take_callback: OidcSession::take_callback,
        drop_grant: OidcSession::drop_grant,
        claim,
        sign_in_url,
        redeem,
        refresh,
        revocation_form: OidcSession::revocation_form,
        revoke,
        end_session_url,
    });
}

/// The operations.
///
/// # Errors
/// `Unreachable` where the part has not been fetched.
pub fn issuer() -> Result<Issuer, ApiError> {
    ISSUER.peek().ok_or(ApiError::new(ErrorKind::Unreachable))
}

fn claim<'a>(oidc: &'a OidcSession, tab: &'a str) -> LocalBoxFuture<'a, bool> {
    Box::pin(oidc.claim(tab))
}

fn sign_in_url<'a>(
    api: &'a Api,
    oidc: &'a OidcSession,
    wanted: String,
    intent: SignInIntent,
) -> Done<'a, String> {
    Box::pin(api.sign_in_url(oidc, wanted, intent))
}

fn redeem<'a>(api: &'a Api, oidc: &'a OidcSession, code: &'a str, request: &'a AuthRequest) -> Done<'a, ()> {
    Box::pin(api.redeem(oidc, code, request))
}

fn refresh<'a>(api: &'a Api, oidc: &'a OidcSession, generation: u32) -> Done<'a, ()> {
    Box::pin(api.refresh(oidc, generation))
}

fn revoke<'a>(api: &'a Api, oidc: &'a OidcSession, form: String) -> LocalBoxFuture<'a, bool> {
    Box::pin(api.revoke(oidc, form))
}

fn end_session_url<'a>(api: &'a Api, oidc: &'a OidcSession) -> LocalBoxFuture<'a, Option<String>> {
    Box::pin(api.end_session_url(oidc))
}
