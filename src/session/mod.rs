//! Who the requests speak for.
//!
//! [`Session`] is what the client asks before and after each request: how to authenticate it, whether the token has to
//! be renewed first, and whether it still speaks for the same person. It holds secrets and is neither reactive nor
//! printable; what the page knows of it is `state::session`. Nothing here sends: `api::sign_in` carries what [`oidc`]
//! wants to ask the issuer.

use std::sync::{Arc, Mutex, PoisonError};

use web_sys::HtmlElement;

use crate::boot::{Auth, AuthMode};
use crate::session::api_key::ApiKeySession;
use crate::session::host::HostSession;
use crate::session::identity::Identity;
use crate::session::oidc::OidcSession;
pub use crate::session::problem::SignInProblem;
pub use crate::session::redirect_uris::RedirectUris;

pub mod api_key;
pub mod crypto;
pub mod host;
pub mod identity;
pub mod oidc;
pub mod phase;
pub mod problem;
pub mod redirect_uris;

/// The ways to speak for somebody, one variant for each `auth.mode`.
#[derive(Clone)]
pub enum AuthMethod {
    /// The person signs in at an OpenID provider.
    Oidc(OidcSession),
    /// The host page gives a token.
    Host(HostSession),
    /// A proxy on the page's origin holds the session behind a cookie; the name of the header that tells it that the
    /// request comes from this page and not from a form of somebody else's.
    Cookie(Arc<str>),
    /// The person types an API key.
    ApiKey(ApiKeySession),
}

/// Who the requests speak for, and whether it is still the same person. Cheap to clone; all clones are one session.
#[derive(Clone)]
pub struct Session {
    /// How the requests speak for somebody.
    pub method: AuthMethod,
    identity: Arc<Mutex<Identity>>,
}

impl Session {
    /// A session for nobody yet. `element` has the host's `getToken`; an issuer sends people back to `places`.
    pub fn new(auth: &Auth, element: HtmlElement, places: RedirectUris) -> Self {
        let method = match auth.mode {
            AuthMode::Oidc => AuthMethod::Oidc(OidcSession::new(auth, places)),
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

    /// The header that goes with the session's cookie.
    pub fn csrf_header(&self) -> Option<&str> {
        if let AuthMethod::Cookie(name) = &self.method { Some(name) } else { None }
    }

    /// Whether the token is known to have run out, and can be renewed without the person.
    pub fn is_due(&self) -> bool {
        match &self.method {
            AuthMethod::Oidc(session) => session.is_due(),
            AuthMethod::Host(session) => session.is_due(),
            AuthMethod::Cookie(_) | AuthMethod::ApiKey(_) => false,
        }
    }

    /// The service refused a request that was sent with `used`. Answers whether trying again makes sense: there is
    /// another token meanwhile, or one can be had.
    pub fn refuse(&self, used: Option<&str>) -> bool {
        match &self.method {
            AuthMethod::Oidc(session) => session.refuse(used),
            AuthMethod::Host(session) => session.refuse(used),
            AuthMethod::Cookie(_) | AuthMethod::ApiKey(_) => false,
        }
    }

    /// Forgets every secret and whom they spoke for.
    pub fn close(&self) {
        match &self.method {
            AuthMethod::Oidc(session) => session.close(),
            AuthMethod::Host(session) => session.close(),
            AuthMethod::Cookie(_) => {}
            AuthMethod::ApiKey(session) => session.close(),
        }
        self.with_identity(Identity::forget);
    }

    /// Reads or changes what is known of whom the session speaks for.
    pub fn with_identity<T>(&self, f: impl FnOnce(&mut Identity) -> T) -> T {
        f(&mut self.identity.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Counts the sessions of this document: what waits for an answer compares it before and after.
    pub fn generation(&self) -> u32 {
        self.with_identity(|identity| identity.generation)
    }

    /// Whether whom the requests speak for has to be asked before this one; `telling` is one whose answer says so itself.
    /// A cookie can be changed by any tab at any time, so it is asked before all others; a token speaks for the same
    /// person for as long as it is the same.
    pub fn is_doubtful(&self, telling: bool) -> bool {
        let by_cookie = matches!(self.method, AuthMethod::Cookie(_));
        self.with_identity(|identity| {
            identity.user.is_some() && (identity.doubtful || (by_cookie && !telling))
        })
    }

    /// Whether somebody in front of the service signs people in, so that a redirect or a page of HTML in place of an
    /// answer is theirs. So it is for whoever is just back from signing in: what else it was is said to them in any case.
    pub fn is_behind_sign_in(&self) -> bool {
        matches!(self.method, AuthMethod::Cookie(_) | AuthMethod::Host(_))
            || self.with_identity(|identity| identity.is_back)
    }

    /// The document goes on without the app: what the browser holds for it is let go.
    pub fn release(&self) {
        if let AuthMethod::Oidc(session) = &self.method {
            session.release();
        }
    }
}
