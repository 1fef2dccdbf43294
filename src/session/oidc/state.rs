//! [`OidcState`]: what a session holds in memory.

use crate::session::oidc::grant::Grant;
use crate::session::oidc::provider::Provider;
use crate::session::oidc::tab::Lock;

/// The issuer and its tokens.
#[derive(Default)]
pub(super) struct OidcState {
    /// The issuer's own configuration.
    pub(super) provider: Option<Provider>,
    /// The tokens.
    pub(super) grant: Option<Grant>,
    /// The id of the tab that the stored refresh token belongs to, and the lock that shows that this document is that tab.
    pub(super) tab: Option<(String, Lock)>,
}

impl OidcState {
    /// Forgets the tokens, and releases the tab's lock.
    pub(super) fn forget(&mut self) {
        self.grant = None;
        self.tab = None;
    }
}
