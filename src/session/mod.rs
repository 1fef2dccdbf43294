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

pub mod api_key;
pub mod crypto;
pub mod host;
pub mod identity;
pub mod oidc;
pub mod phase;

/// Why signing in, or renewing the session, did not work. What the issuer said is in the error's `detail`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// The sign-in service gave no answer, or has a problem of its own.
    Unreachable,
    /// It answered something that is no OpenID Connect.
    Unreadable,
    /// It is not at the address that was asked: 404 and its like.
    NotThere,
    /// Its configuration names another issuer than ours (OpenID Connect Discovery 1.0 §4.3).
    WrongIssuer,
    /// The answer does not belong to a sign-in that this tab has begun.
    Foreign,
    /// It refused, with an error code of OAuth.
    Refused,
    /// What this key of the configuration says cannot be used.
    Misconfigured(&'static str),
    /// The ID token is not what was asked for (OpenID Connect Core 1.0 §3.1.3.7).
    Untrusted,
    /// The ID token is dated far from this device's time.
    Clock,
    /// The browser has no WebCrypto here, because the page did not come by https.
    Insecure,
    /// The service does not accept what the sign-in service gave.
    NotAccepted,
    /// The host page gave no token.
    NoToken,
    /// The browser keeps nothing for this page, so the way back from the sign-in service would be lost.
    NoStorage,
}

impl SignInProblem {
    /// What an error code of OAuth means (RFC 6749 §4.1.2.1 and §5.2). Some of them only whoever configures can mend.
    pub fn of_code(code: &str) -> SignInProblem {
        match code {
            "invalid_client" | "unauthorized_client" => SignInProblem::Misconfigured("auth.clientId"),
            "invalid_scope" => SignInProblem::Misconfigured("auth.scopes"),
            _ => SignInProblem::Refused,
        }
    }
}

/// The URLs of ours that an issuer knows, letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUris {
    /// The redirect URI.
    pub signed_in: String,
    /// The post-logout redirect URI.
    pub signed_out: String,
    /// Whether the host's page is at these URLs too, so that a `code` or an `error` there may be its own affair.
    pub shared: bool,
}

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

/// Whether a key or token can go into a header at all (RFC 6750 §2.1 allows less): the browser throws at anything else.
pub fn is_sendable(secret: &str) -> bool {
    !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_graphic())
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
