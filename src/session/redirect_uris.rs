//! [`RedirectUris`]: where an issuer sends the browser back to. Pure.

/// The app's URLs as they are registered at the issuer, character by character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUris {
    /// The redirect URI.
    pub signed_in: String,
    /// The post-logout redirect URI.
    pub signed_out: String,
    /// Whether the host's page has these URLs too. A `code` or an `error` in them may then be the host's own.
    pub shared: bool,
}
