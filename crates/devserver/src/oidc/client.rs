//! The one client. It is public, and its redirect URIs are below the URLs of its pages.

use openidconnect::url::Url;

use crate::config::Config;
use crate::oidc::issuer::Issuer;

/// Its `client_id`; it has no secret.
pub(crate) const ID: &str = "iam-account";

/// Whether an authorization response may be sent to `uri`. Compared as text (RFC 9700, section 2.1).
pub(super) fn is_redirect_uri(config: &Config, issuer: &Issuer, uri: &str) -> bool {
    is_page(config, issuer, uri, "/signed-in")
}

/// Whether a browser may be sent to `uri` after a session has ended.
pub(super) fn is_post_logout_uri(config: &Config, issuer: &Issuer, uri: &str) -> bool {
    is_page(config, issuer, uri, "/signed-out")
}

fn is_page(config: &Config, Issuer(issuer): &Issuer, uri: &str, page: &str) -> bool {
    let own = format!("{issuer}{}", config.base_path);
    let mut page_urls = std::iter::once(&own).chain(&config.page_urls);
    uri.strip_suffix(page).is_some_and(|base| page_urls.any(|url| url == base))
}

/// The other origins that a response can be sent to.
pub(super) fn origins(config: &Config) -> impl Iterator<Item = String> {
    config
        .page_urls
        .iter()
        .filter_map(|url| Url::parse(url).ok())
        .map(|url| url.origin().ascii_serialization())
}
