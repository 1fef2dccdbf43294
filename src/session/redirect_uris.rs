//! [`RedirectUris`]: where an issuer sends people back to.

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
