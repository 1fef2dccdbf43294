//! A browser for the sign-in side: it keeps cookies and fills in the form.

use std::cell::RefCell;
use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use openidconnect::url::{Url, form_urlencoded};

use crate::support::*;

pub(crate) const ORIGIN: &str = "http://127.0.0.1:8080";
pub(crate) const LOGIN: &str = "/ui/login";
pub(crate) const EMAIL: &str = "zoe@example.test";
pub(crate) const SECRET: &str = "correct-horse-battery";

pub(crate) struct Browser<'a> {
    pub(crate) service: &'a Service,
    pub(crate) cookies: RefCell<BTreeMap<String, String>>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(service: &'a Service) -> Self {
        Self { service, cookies: RefCell::default() }
    }

    /// A browser in which Zoé is already signed in.
    pub(crate) async fn signed_in(service: &'a Service) -> Self {
        let browser = Self::new(service);
        browser.log_in(&authorize_url(&[]), EMAIL, SECRET).await.location();
        browser
    }

    pub(crate) async fn get(&self, url: &str) -> Response {
        self.send(self.service.get(url.strip_prefix(ORIGIN).unwrap_or(url))).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.send(self.service.call(Method::POST, path).form(fields)).await
    }

    pub(crate) async fn send(&self, call: Call<'_>) -> Response {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let call = call.header("host", "127.0.0.1:8080").header("cookie", &cookies.join("; "));
        let response = call.send().await;
        for cookie in response.headers.get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.into(), value.into());
            }
        }
        response
    }

    /// Opens the login page for `then`, fills it in and sends it.
    pub(crate) async fn log_in(&self, then: &str, email: &str, password: &str) -> Response {
        let page = self.get(&login_url(then)).await;
        assert_eq!(page.status, StatusCode::OK, "{page:?}");
        let (csrf, then) = (page.hidden("csrf"), page.hidden("then"));
        let fields = [("csrf", &*csrf), ("then", &then), ("email", email), ("password", password)];
        self.post(LOGIN, &fields).await
    }

    /// A new code for the person who is signed in.
    pub(crate) async fn code(&self, changes: &[(&str, &str)]) -> String {
        self.get(&authorize_url(changes)).await.redirect_parameter("code").unwrap()
    }
}

/// The authorization request of the page with some parameters changed. An empty value leaves a parameter out.
pub(crate) fn authorize_url(changes: &[(&str, &str)]) -> String {
    let mut parameters = BTreeMap::from([
        ("response_type", "code"),
        ("client_id", "iam-account"),
        ("redirect_uri", "http://127.0.0.1:8080/signed-in"),
        ("scope", "openid profile email offline_access"),
        ("state", "a state & more"),
        ("nonce", "a-nonce"),
        // The example of RFC 7636, appendix B.
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("code_challenge_method", "S256"),
    ]);
    parameters.extend(changes.iter().copied());
    parameters.retain(|_, value| !value.is_empty());
    format!("/oauth/v2/authorize?{}", encode(parameters))
}

pub(crate) fn login_url(then: &str) -> String {
    format!("{LOGIN}?{}", encode([("then", then)]))
}

fn encode<'a>(parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

impl Call<'_> {
    pub(crate) fn form(self, fields: &[(&str, &str)]) -> Self {
        let body = encode(fields.iter().copied());
        self.header("content-type", "application/x-www-form-urlencoded").body(body)
    }
}

impl Response {
    #[track_caller]
    pub(crate) fn location(&self) -> Url {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{self:?}");
        Url::parse(ORIGIN).unwrap().join(self.header("location").unwrap()).unwrap()
    }

    #[track_caller]
    pub(crate) fn redirect_parameter(&self, name: &str) -> Option<String> {
        let location = self.location();
        location.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// The value of a hidden field, unescaped.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let (_, rest) = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split('"').next().unwrap().replace("&amp;", "&")
    }
}
