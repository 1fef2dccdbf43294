//! What a server is told when it is made: everything that a test or the command line may want to change.

use std::path::PathBuf;
use std::time::Duration;

use axum::http::HeaderValue;

/// The settings of one [`app`](crate::app). The default is what `devserver` does without options.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder with the page's files; without it there is only the API.
    pub dist: Option<PathBuf>,
    /// Where the page's files are found: empty for the root, else `/some/sub` without a slash at the end.
    pub base_path: String,
    /// The other origins whose pages may call the API and load the page's modules.
    pub cors_origins: Vec<HeaderValue>,
    /// The origin (and path) that pictures seem to come from; without it their URLs are relative.
    pub avatar_base: Option<String>,
    /// How long the sign-in service takes before a sync shows.
    pub sync_delay: Duration,
    /// How many wrong current passwords one person may send within [`Self::password_window`].
    pub password_attempts: usize,
    /// How long a wrong current password counts.
    pub password_window: Duration,
    /// How long one request may take.
    pub request_timeout: Duration,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            dist: None,
            base_path: String::new(),
            cors_origins: Vec::new(),
            avatar_base: None,
            sync_delay: Duration::from_millis(800),
            password_attempts: 5,
            password_window: Duration::from_secs(60),
            request_timeout: Duration::from_secs(30),
        }
    }
}

impl Config {
    /// Whether a page of `origin` was allowed in by `--cors-origin`.
    pub(crate) fn allows_origin(&self, origin: &HeaderValue) -> bool {
        self.cors_origins.contains(origin)
    }
}
