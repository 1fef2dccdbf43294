//! What is held in memory: the issuer and its tokens.

use crate::session::oidc::grant::Grant;
use crate::session::oidc::provider::Provider;
use crate::session::oidc::tab::Lock;

/// What a session holds in memory.
#[derive(Default)]
pub(super) struct OidcState {
    /// What the issuer says of itself.
    pub(super) provider: Option<Provider>,
    /// The tokens.
    pub(super) grant: Option<Grant>,
    /// The id of the tab that the stored refresh token belongs to, and what shows that this document is that tab.
    pub(super) tab: Option<(String, Lock)>,
}

impl OidcState {
    /// Forgets the tokens, and lets another document have the tab.
    pub(super) fn forget(&mut self) {
        self.grant = None;
        self.tab = None;
    }
}
