//! The settings of a server: everything that a test or the command line can change.

use std::path::PathBuf;
use std::time::Duration;

use axum::http::{HeaderValue, Uri};

/// The settings of one [`app`](crate::app). The default is what `devserver` does without options.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder with the page's files. `None` serves only the API.
    pub dist: Option<PathBuf>,
    /// The file to serve as the page's `config.json`. `None` serves the one in `dist`.
    pub page_config: Option<PathBuf>,
    /// The path of the page's files: empty for the root, else `/some/sub` without a slash at the end.
    pub base_path: String,
    /// The other origins whose pages may call the API and load the page's modules.
    pub cors_origins: Vec<HeaderValue>,
    /// The other origins that may frame the page.
    pub frame_ancestors: Vec<HeaderValue>,
    /// The origin (and path) in the URLs of pictures. `None` makes them relative.
    pub avatar_base: Option<String>,
    /// The issuer identifier of an outside OpenID provider whose access tokens are accepted.
    pub issuer: Option<String>,
    /// The audience that those tokens must name in `aud`. `None` accepts any.
    pub audience: Option<String>,
    /// How long those tokens stay valid after they have expired.
    pub issuer_leeway: Duration,
    /// The shortest time between two requests for the issuer's keys.
    pub issuer_key_pause: Duration,
    /// How long a sync with the sign-in service takes.
    pub sync_delay: Duration,
    /// How many wrong current passwords one person may send within [`Self::password_window`].
    pub password_attempts: usize,
    /// How long a wrong current password counts.
    pub password_window: Duration,
    /// How long one request may take.
    pub request_timeout: Duration,
    /// Further URLs of the page, without a slash at the end. `/signed-in` and `/signed-out` below each are registered
    /// redirect URIs.
    pub page_urls: Vec<String>,
    /// The lifetime of an access token and of a cookie session, in whole seconds.
    pub token_ttl: Duration,
    /// The lifetime of a sign-in and of a family of refresh tokens.
    pub session_lifetime: Duration,
    /// Whether the server holds the session of the page behind a cookie.
    pub cookie_session: bool,
    /// The file to which requests to the API are appended with their responses.
    pub record: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            dist: None,
            page_config: None,
            base_path: String::new(),
            cors_origins: Vec::new(),
            frame_ancestors: Vec::new(),
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
            record: None,
        }
    }
}

impl Config {
    /// Whether `--cors-origin` allows pages of `origin`.
    pub(crate) fn allows_origin(&self, origin: &HeaderValue) -> bool {
        self.cors_origins.contains(origin)
    }

    /// The origin of the issuer, which the page sends requests to.
    pub(crate) fn issuer_origin(&self) -> Option<String> {
        let url: Uri = self.issuer.as_deref()?.parse().ok()?;
        Some(format!("{}://{}", url.scheme_str()?, url.authority()?))
    }
}
