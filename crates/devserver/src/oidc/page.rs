//! The pages of the sign-in side. The macro escapes what is put into them.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use crate::oidc::paths::{LOGIN_PATH, STYLE_PATH};

/// What the login form shows and sends.
pub(super) struct LoginForm<'a> {
    pub(super) csrf: &'a str,
    pub(super) then: &'a str,
    pub(super) email: &'a str,
    pub(super) alert: Option<&'a str>,
}

/// The login page. `form_targets` are the other origins that its form can be redirected to.
pub(super) fn login(form: &LoginForm<'_>, form_targets: &[String]) -> Response {
    let described_by = form.alert.map(|_| "alert");
    let content = html! {
        @if let Some(alert) = form.alert {
            p #alert role="alert" { (alert) }
        }
        form method="post" action=(LOGIN_PATH) {
            input type="hidden" name="csrf" value=(form.csrf);
            input type="hidden" name="then" value=(form.then);
            label for="email" { "Email" }
            input #email name="email" type="email" autocomplete="username" required value=(form.email)
                aria-describedby=[described_by];
            label for="password" { "Password" }
            input #password name="password" type="password" autocomplete="current-password" required
                aria-describedby=[described_by];
            button type="submit" { "Sign in" }
        }
    };
    respond(StatusCode::OK, "Sign in to the demo", &content, form_targets)
}

/// The page for a request whose client cannot be informed, with a sentence for the person.
pub(super) fn refused(sentence: &str) -> Response {
    respond(StatusCode::BAD_REQUEST, "This does not work", &html! { p { (sentence) } }, &[])
}

/// The page after a sign-out without a redirect.
pub(super) fn signed_out() -> Response {
    respond(StatusCode::OK, "You are signed out", &html! { p { "You can close this page." } }, &[])
}

/// `GET /ui/login.css`.
pub(super) async fn style() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, include_str!("login.css"))
}

fn respond(status: StatusCode, title: &str, content: &Markup, form_targets: &[String]) -> Response {
    let targets: String = form_targets.iter().map(|origin| format!(" {origin}")).collect();
    let headers = [
        (
            header::CONTENT_SECURITY_POLICY,
            format!(
                "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'{targets}; \
                 base-uri 'none'; frame-ancestors 'none'"
            ),
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
        // The URL of such a page contains a whole authorization request.
        (header::REFERRER_POLICY, "no-referrer".into()),
    ];
    (status, headers, Html(document(title, content).into_string())).into_response()
}

fn document(title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { (title) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                // Otherwise browsers request /favicon.ico, which does not exist.
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body {
                main {
                    h1 { (title) }
                    (content)
                }
            }
        }
    }
}
