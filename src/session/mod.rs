//! Which account the requests act for, and how they are authenticated.
//!
//! The client consults [`Session`] before and after each request: how to authenticate it, whether the token must be
//! renewed first, and whether the account is still the same. A `Session` holds secrets, so it is neither reactive nor
//! printable; `state::session` is its public side. Nothing here sends: `api::sign_in` sends the requests that [`oidc`]
//! builds.

use std::sync::{Arc, Mutex, PoisonError};

use web_sys::HtmlElement;

use crate::boot::{Auth, AuthMode};
use crate::session::credential::is_sendable;
use crate::session::host::HostSession;
use crate::session::identity::Identity;
use crate::session::oidc::OidcSession;
pub use crate::session::problem::SignInProblem;
pub use crate::session::redirect_uris::RedirectUris;

mod credential;
pub mod crypto;
pub mod host;
pub mod identity;
pub mod oidc;
pub mod phase;
pub mod problem;
pub mod redirect_uris;

/// How requests are authenticated: one variant for each `auth.mode`.
#[derive(Clone)]
pub enum AuthMethod {
    /// The person signs in at an OpenID provider.
    Oidc(OidcSession),
    /// The host page gives a token.
    Host(HostSession),
    /// A proxy on the page's origin holds the session behind a cookie. The value is the name of the header that shows the
    /// proxy that a request comes from this page and not from a foreign form.
    Cookie(Arc<str>),
    /// The person types an API key.
    ApiKey(ApiKeySession),
}

/// How the requests are authenticated, and which account they act for. Cheap to clone; all clones are one session.
#[derive(Clone)]
pub struct Session {
    /// How the requests are authenticated.
    pub method: AuthMethod,
    identity: Arc<Mutex<Identity>>,
}

impl Session {
    /// A session without an account. `element` has the host's `getToken`; an issuer redirects to `redirect_uris`.
    pub fn new(auth: &Auth, element: HtmlElement, redirect_uris: RedirectUris) -> Self {
        let method = match auth.mode {
            AuthMode::Oidc => AuthMethod::Oidc(OidcSession::new(auth, redirect_uris)),
            AuthMode::Host => AuthMethod::Host(HostSession::new(element)),
            AuthMode::Cookie => AuthMethod::Cookie(auth.csrf_header.as_str().into()),
            AuthMode::ApiKey => AuthMethod::ApiKey(ApiKeySession::new(&auth.key_scheme)),
        };
        Session { method, identity: Arc::default() }
    }

    /// The value of the `Authorization` header, or `None` where there is none to send.
    pub fn authorization(&self) -> Option<String> {
        match &self.method {
            AuthMethod::Oidc(session) => session.authorization(),
            AuthMethod::Host(session) => session.authorization(),
            AuthMethod::Cookie(_) => None,
            AuthMethod::ApiKey(session) => session.authorization(),
        }
    }

    /// The name of the header that is sent with the session's cookie.
    pub fn csrf_header(&self) -> Option<&str> {
        if let AuthMethod::Cookie(name) = &self.method { Some(name) } else { None }
    }

    /// Whether the token has run out and can be renewed without the person.
    pub fn needs_renewal(&self) -> bool {
        match &self.method {
            AuthMethod::Oidc(session) => session.needs_renewal(),
            AuthMethod::Host(session) => session.needs_renewal(),
            AuthMethod::Cookie(_) | AuthMethod::ApiKey(_) => false,
        }
    }

    /// Notes that the service refused the credential `used`. Returns whether another try makes sense: there is another
    /// token by now, or one can be requested.
    pub fn mark_refused(&self, used: Option<&str>) -> bool {
        match &self.method {
            AuthMethod::Oidc(session) => session.mark_refused(used),
            AuthMethod::Host(session) => session.mark_refused(used),
            AuthMethod::Cookie(_) | AuthMethod::ApiKey(_) => false,
        }
    }

    /// Forgets every secret and the account.
    pub fn close(&self) {
        match &self.method {
            AuthMethod::Oidc(session) => session.close(),
            AuthMethod::Host(session) => session.close(),
            AuthMethod::Cookie(_) => {}
            AuthMethod::ApiKey(session) => session.close(),
        }
        self.with_identity(Identity::forget);
    }

    /// Reads or changes what is known of the account.
    pub fn with_identity<T>(&self, f: impl FnOnce(&mut Identity) -> T) -> T {
        f(&mut self.identity.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The number of this session in the document. A caller compares it before and after it waits for a response.
    pub fn generation(&self) -> u32 {
        self.with_identity(|identity| identity.generation)
    }

    /// Whether the client must ask the service for the account before a request. A request that `confirms` returns the
    /// account itself. Any tab can change a cookie at any time, so a cookie is checked before every other request; a token
    /// belongs to one account for its whole life.
    pub fn needs_confirmation(&self, confirms: bool) -> bool {
        let by_cookie = matches!(self.method, AuthMethod::Cookie(_));
        self.with_identity(|identity| {
            identity.user.is_some() && (identity.unconfirmed || (by_cookie && !confirms))
        })
    }

    /// Whether a proxy or a host in front of the service signs people in. A redirect or a page of HTML in place of a
    /// response then comes from there. The same holds right after a sign-in.
    pub fn is_behind_sign_in(&self) -> bool {
        matches!(self.method, AuthMethod::Cookie(_) | AuthMethod::Host(_))
            || self.with_identity(|identity| identity.just_signed_in)
    }

    /// Releases what the browser holds for the app, when the document continues without it.
    pub fn release(&self) {
        if let AuthMethod::Oidc(session) = &self.method {
            session.release();
        }
    }
}

/// `auth.mode: "api-key"`: a key that the person types, and the scheme before it. It stays in memory only.
#[derive(Clone)]
pub struct ApiKeySession {
    scheme: String,
    key: Arc<Mutex<Option<String>>>,
}

impl ApiKeySession {
    /// No key yet. An empty `scheme` sends the bare key.
    pub fn new(scheme: &str) -> Self {
        ApiKeySession { scheme: scheme.into(), key: Arc::default() }
    }

    /// `Token <key>`, or another scheme in place of `Token`.
    pub fn authorization(&self) -> Option<String> {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        key.as_ref().map(|key| format!("{} {key}", self.scheme).trim_start().to_owned())
    }

    /// Takes a key, without the white space around it. Returns `false` for one that cannot be sent.
    pub fn open(&self, key: &str) -> bool {
        let key = key.trim();
        let sendable = is_sendable(key);
        if sendable {
            *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.into());
        }
        sendable
    }

    /// Forgets the key.
    pub fn close(&self) {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests;
