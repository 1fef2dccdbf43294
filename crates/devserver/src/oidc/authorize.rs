//! `/oauth/v2/authorize`: a code for the person who is signed in, or a redirect to the login page (RFC 6749, section 4.1;
//! OpenID Connect Core 1.0, section 3.1.2).

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use openidconnect::core::CoreAuthErrorResponseType as Code;
use openidconnect::url::Url;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::oidc::grants::{self, Binding, SCOPES};
use crate::oidc::issuer::Issuer;
use crate::oidc::paths::{AUTHORIZE_PATH, login_location};
use crate::oidc::session::{self, Session};
use crate::oidc::{client, page};
use crate::state::AppState;
use crate::time;

/// The length of a SHA-256 in base64url.
const CHALLENGE_CHARS: usize = 43;

/// The parameters of a request. Others are ignored. A request with a parameter twice cannot be read.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Request {
    response_type: Option<String>,
    response_mode: Option<String>,
    client_id: Option<String>,
    redirect_uri: Option<String>,
    scope: Option<String>,
    state: Option<String>,
    nonce: Option<String>,
    prompt: Option<String>,
    max_age: Option<u32>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
}

/// Why a request is refused: the kind for the client and a sentence for its developer.
type Refusal = (Code, &'static str);

/// What to do with a request whose redirect URI is registered.
enum Decision {
    Code(String),
    Refused(Refusal),
    /// The person must type their password first.
    Login,
}

/// Responds with a redirect to the redirect URI, or with a page if the redirect URI is not registered.
pub(super) async fn authorize(
    State(state): State<AppState>,
    issuer: Issuer,
    jar: CookieJar,
    form: Result<Form<Request>, FormRejection>,
) -> Result<Response> {
    let Ok(Form(request)) = form else {
        return Ok(page::refused("This sign-in request cannot be read."));
    };
    if request.client_id.as_deref() != Some(client::ID) {
        return Ok(page::refused("This sign-in request comes from an unknown application."));
    }
    let registered = |uri: &&str| client::is_redirect_uri(&state.config, &issuer, uri);
    let Some(redirect_uri) = request.redirect_uri.as_deref().filter(registered) else {
        return Ok(page::refused(
            "This sign-in request wants an answer at an address that is not registered.",
        ));
    };
    let session = session::current(&state, &jar).await?;
    let parameter = match decide(&state, &request, redirect_uri, session).await? {
        Decision::Login => return to_login(request),
        Decision::Code(code) => vec![("code", code)],
        Decision::Refused((code, description)) => {
            vec![("error", code.as_ref().into()), ("error_description", description.into())]
        }
    };
    let mut url = Url::parse(redirect_uri).map_err(Error::internal)?;
    url.query_pairs_mut()
        .extend_pairs(parameter)
        .extend_pairs(request.state.map(|state| ("state", state)))
        // A client of several issuers needs to know which of them responds (RFC 9207).
        .append_pair("iss", &issuer.0);
    Ok(Redirect::to(url.as_str()).into_response())
}

async fn decide(
    state: &AppState,
    request: &Request,
    redirect_uri: &str,
    session: Option<Session>,
) -> Result<Decision> {
    let (scope, code_challenge) = match check(request) {
        Ok(checked) => checked,
        Err(refusal) => return Ok(Decision::Refused(refusal)),
    };
    let prompts =
        |wanted: &str| request.prompt.iter().flat_map(|prompt| prompt.split(' ')).any(|p| p == wanted);
    let Some(session) = session.filter(|session| request.is_recent(session.auth_time)) else {
        return Ok(if prompts("none") {
            Decision::Refused((Code::LoginRequired, "No one is signed in."))
        } else {
            Decision::Login
        });
    };
    if prompts("login") || prompts("select_account") {
        return Ok(Decision::Login);
    }
    let nonce = request.nonce.as_deref();
    let binding = Binding { client_id: client::ID, redirect_uri, code_challenge, nonce };
    let lifetime = state.config.session_lifetime;
    Ok(Decision::Code(grants::begin(&state.pool, &session, &scope, lifetime, &binding).await?))
}

/// The scopes to grant and the code challenge.
fn check(request: &Request) -> Result<(String, &str), Refusal> {
    if request.response_type.as_deref() != Some("code") {
        return Err((Code::UnsupportedResponseType, "response_type has to be code."));
    }
    if request.response_mode.as_deref().is_some_and(|mode| mode != "query") {
        return Err((Code::InvalidRequest, "response_mode has to be query."));
    }
    if request.prompt.as_deref().is_some_and(|prompt| prompt.contains("none") && prompt != "none") {
        return Err((Code::InvalidRequest, "prompt=none stands alone."));
    }
    // Without a method it would be `plain`, and then anyone who reads the request knows the verifier.
    if request.code_challenge_method.as_deref() != Some("S256") {
        return Err((Code::InvalidRequest, "code_challenge_method has to be S256."));
    }
    let challenge = request.code_challenge.as_deref().filter(|challenge| challenge.len() == CHALLENGE_CHARS);
    let challenge = challenge.ok_or((Code::InvalidRequest, "code_challenge is missing or wrong."))?;
    let wanted: Vec<&str> = request.scope.iter().flat_map(|scope| scope.split(' ')).collect();
    if !wanted.contains(&"openid") {
        return Err((Code::InvalidScope, "scope has to contain openid."));
    }
    let granted: Vec<&str> = SCOPES.into_iter().filter(|scope| wanted.contains(scope)).collect();
    Ok((granted.join(" "), challenge))
}

impl Request {
    fn is_recent(&self, auth_time: i64) -> bool {
        self.max_age.is_none_or(|max_age| time::now() - auth_time <= i64::from(max_age))
    }
}

/// Redirects to the login page, which redirects back to this request. `prompt` and `max_age` are left out on the way
/// back, because they would force another login.
fn to_login(request: Request) -> Result<Response> {
    let again = Request { prompt: None, max_age: None, ..request };
    let query = serde_urlencoded::to_string(again).map_err(Error::internal)?;
    Ok(Redirect::to(&login_location(&format!("{AUTHORIZE_PATH}?{query}"))).into_response())
}
