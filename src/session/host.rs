//! `auth.mode: "host"`: the page that embeds the app gives its token, through the element's property `getToken`.

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::{Function, Promise, Reflect};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::session::problem::{SignInProblem, is_sendable};

/// Why a token is asked for; what `getToken` gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `start`: the app begins. Not the moment to show a login form.
    Start,
    /// `expired`: the last one is not accepted any more. Not that moment either.
    Expired,
    /// `sign-in`: the person pressed “Sign in”.
    SignIn,
}

/// The host's token, in memory only.
#[derive(Clone)]
pub struct HostSession {
    element: Arc<SendWrapper<HtmlElement>>,
    token: Arc<Mutex<Token>>,
}

#[derive(Default)]
struct Token {
    text: Option<String>,
    refused: bool,
}

impl HostSession {
    /// No token yet. The property is read each time that it is needed, so the host may set it late.
    pub fn new(element: HtmlElement) -> Self {
        HostSession { element: Arc::new(SendWrapper::new(element)), token: Arc::default() }
    }

    /// `Bearer <token>`.
    pub fn authorization(&self) -> Option<String> {
        self.with(|token| token.text.as_ref().map(|token| format!("Bearer {token}")))
    }

    pub(super) fn is_due(&self) -> bool {
        self.with(|token| token.refused)
    }

    pub(super) fn refuse(&self, used: Option<&str>) -> bool {
        let now = self.authorization();
        self.with(|token| token.refused |= now.as_deref() == used);
        now.is_some()
    }

    /// Speaks with another token from now on.
    pub fn open(&self, token: String) {
        self.with(|held| *held = Token { text: Some(token), refused: false });
    }

    /// Forgets the token: the host has to be asked by the person.
    pub fn close(&self) {
        self.with(|token| *token = Token::default());
    }

    /// Asks the host for a token. It may take as long as it takes the person to sign in there.
    ///
    /// # Errors
    /// [`SignInProblem::NoToken`] when there is no `getToken`, or it throws, rejects, or gives nothing that is a token.
    pub async fn ask(&self, reason: Reason) -> Result<String, SignInProblem> {
        let reason = match reason {
            Reason::Start => "start",
            Reason::Expired => "expired",
            Reason::SignIn => "sign-in",
        };
        let element: &HtmlElement = &self.element;
        let given = Reflect::get(element, &"getToken".into())
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|get_token| get_token.call1(element, &reason.into()))
            .map(|given| JsFuture::from(Promise::resolve(&given)));
        let given = given.map_err(|_| SignInProblem::NoToken)?.await.ok().and_then(|token| token.as_string());
        given
            .map(|text| text.trim().to_owned())
            .filter(|text| is_sendable(text))
            .ok_or(SignInProblem::NoToken)
    }

    fn with<T>(&self, f: impl FnOnce(&mut Token) -> T) -> T {
        f(&mut self.token.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
