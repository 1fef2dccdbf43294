//! `/ui/login`: the login page. It works without JavaScript.

use std::time::Duration;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::error::Result;
use crate::oidc::paths::AUTHORIZE_PATH;
use crate::oidc::{client, page, session};
use crate::state::AppState;
use crate::{cookie_session, hash, secret};

/// Holds the secret that the form repeats. A page of another site can send the form, but can neither read nor set this
/// cookie. So it cannot sign a person in to another account unnoticed.
const CSRF_COOKIE: &str = "iam-sign-in-csrf";

const WRONG: &str = "The email or the password is wrong.";
const STALE: &str = "The form was open for too long. Please try again.";

#[derive(Deserialize)]
pub(super) struct Wanted {
    /// Path and query to redirect to afterwards.
    #[serde(default)]
    then: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    then: String,
    csrf: String,
    email: String,
    password: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    jar: CookieJar,
    Query(wanted): Query<Wanted>,
) -> Response {
    if !is_known(&wanted.then) {
        return page::refused("This page is reached from the application that you want to sign in to.");
    }
    form(&state, jar, &wanted.then, "", None)
}

pub(super) async fn submit(
    State(state): State<AppState>,
    jar: CookieJar,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let then = &sent.then;
    if !is_known(then) {
        return Ok(page::refused("This form was not sent by the login page."));
    }
    let email = sent.email.trim().to_lowercase();
    if jar.get(CSRF_COOKIE).is_none_or(|cookie| sent.csrf.is_empty() || cookie.value() != sent.csrf) {
        return Ok((StatusCode::FORBIDDEN, form(&state, jar, then, &email, Some(STALE))).into_response());
    }
    if let Err(wait) = state.attempts.begin(&email) {
        return Ok(too_many(form(&state, jar, then, &email, Some(&sentence(wait))), wait));
    }
    let Some(account_id) = account(&state, &email, sent.password).await? else {
        return Ok(form(&state, jar, then, &email, Some(WRONG)));
    };
    state.attempts.forgive(&email);
    let jar = session::begin(&state, jar, &account_id).await?;
    Ok((jar, Redirect::to(then)).into_response())
}

/// Whether `then` is one of the two paths that redirect to this page, both of this origin.
fn is_known(then: &str) -> bool {
    [AUTHORIZE_PATH, cookie_session::SIGN_IN_PATH]
        .iter()
        .any(|path| then.strip_prefix(path).is_some_and(|rest| rest.starts_with('?')))
}

fn form(state: &AppState, jar: CookieJar, then: &str, email: &str, alert: Option<&str>) -> Response {
    // An existing secret is kept, so that forms in two tabs both work.
    let known = jar.get(CSRF_COOKIE).map(|cookie| cookie.value().to_owned());
    let csrf = known.filter(|csrf| !csrf.is_empty()).unwrap_or_else(secret::random);
    let jar = jar.add(session::cookie(CSRF_COOKIE, csrf.clone()));
    // Chromium also checks the redirects after a form against `form-action`.
    let targets: Vec<String> = client::origins(&state.config).collect();
    (jar, page::login(&page::LoginForm { csrf: &csrf, then, email, alert }, &targets)).into_response()
}

/// The person with this address and password.
async fn account(state: &AppState, email: &str, password: String) -> Result<Option<String>> {
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT id, password_hash FROM account
         WHERE email = ? AND user_type = 'Human' AND password_hash IS NOT NULL",
    )
    .bind(email)
    .fetch_optional(&state.pool)
    .await?;
    let Some((id, stored)) = row else {
        // A faster response would reveal who has an account.
        hash::hash(password).await?;
        return Ok(None);
    };
    Ok(hash::verify(password, stored).await?.then_some(id))
}

fn sentence(wait: Duration) -> String {
    format!("Too many wrong passwords. Try again in {} seconds.", wait.as_secs() + 1)
}

fn too_many(form: Response, wait: Duration) -> Response {
    let retry = [(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1))];
    (StatusCode::TOO_MANY_REQUESTS, retry, form).into_response()
}
