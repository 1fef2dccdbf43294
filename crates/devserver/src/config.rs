//! What a server is told when it is made: everything that a test or the command line may want to change.

use std::path::PathBuf;
use std::time::Duration;

use axum::http::{HeaderValue, Uri};

/// The settings of one [`app`](crate::app). The default is what `devserver` does without options.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder with the page's files; without it there is only the API.
    pub dist: Option<PathBuf>,
    /// The file that is the page's `config.json`; without it the one in `dist` is.
    pub page_config: Option<PathBuf>,
    /// Where the page's files are found: empty for the root, else `/some/sub` without a slash at the end.
    pub base_path: String,
    /// The other origins whose pages may call the API and load the page's modules.
    pub cors_origins: Vec<HeaderValue>,
    /// The origin (and path) that pictures seem to come from; without it their URLs are relative.
    pub avatar_base: Option<String>,
    /// The OpenID provider outside whose access tokens are good here, by its issuer identifier.
    pub issuer: Option<String>,
    /// What their `aud` has to name; without it any does.
    pub audience: Option<String>,
    /// How long they are good after their end.
    pub issuer_leeway: Duration,
    /// How long the issuer is not asked for its keys again because of a token that names an unknown one.
    pub issuer_key_pause: Duration,
    /// How long the sign-in service takes before a sync shows.
    pub sync_delay: Duration,
    /// How many wrong current passwords one person may send within [`Self::password_window`].
    pub password_attempts: usize,
    /// How long a wrong current password counts.
    pub password_window: Duration,
    /// How long one request may take.
    pub request_timeout: Duration,
    /// URLs that the page is served at beside our own, without a slash at the end: the sign-in side answers to
    /// `/signed-in` and `/signed-out` below each.
    pub page_urls: Vec<String>,
    /// How long an access token and a cookie session last, in whole seconds.
    pub token_ttl: Duration,
    /// How long somebody stays signed in, and a refresh token can be replaced by another.
    pub session_lifetime: Duration,
    /// Whether the server holds the session of the page behind a cookie.
    pub cookie_session: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            dist: None,
            page_config: None,
            base_path: String::new(),
            cors_origins: Vec::new(),
            avatar_base: None,
            issuer: None,
            audience: None,
            issuer_leeway: Duration::ZERO,
            issuer_key_pause: Duration::from_secs(10),
            sync_delay: Duration::from_millis(800),
            password_attempts: 5,
            password_window: Duration::from_secs(60),
            request_timeout: Duration::from_secs(30),
            page_urls: Vec::new(),
            token_ttl: Duration::from_secs(300),
            session_lifetime: Duration::from_secs(8 * 60 * 60),
            cookie_session: false,
        }
    }
}

impl Config {
    /// Whether a page of `origin` was allowed in by `--cors-origin`.
    pub(crate) fn allows_origin(&self, origin: &HeaderValue) -> bool {
        self.cors_origins.contains(origin)
    }

    /// Where the page has to be able to send requests besides its own origin.
    pub(crate) fn issuer_origin(&self) -> Option<String> {
        let url: Uri = self.issuer.as_deref()?.parse().ok()?;
        Some(format!("{}://{}", url.scheme_str()?, url.authority()?))
    }
}
