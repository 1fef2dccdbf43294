//! The state that every handler gets.

use std::sync::Arc;

use sqlx::SqlitePool;
use tokio::sync::OnceCell;

use crate::attempts::Attempts;
use crate::config::Config;
use crate::error::Result;
use crate::issuer::Issuer;
use crate::oidc::keys::Keys;

/// Cheap to clone: all clones share their contents.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) pool: SqlitePool,
    pub(crate) config: Arc<Config>,
    /// Recent wrong passwords, by account.
    pub(crate) attempts: Arc<Attempts>,
    /// The outside issuer whose access tokens are accepted.
    pub(crate) issuer: Option<Arc<Issuer>>,
    keys: Arc<OnceCell<Keys>>,
}

impl AppState {
    pub(crate) fn new(config: Config, pool: SqlitePool) -> Self {
        Self {
            pool,
            attempts: Arc::new(Attempts::new(config.password_attempts, config.password_window)),
            issuer: Issuer::new(&config).map(Arc::new),
            config: Arc::new(config),
            keys: Arc::default(),
        }
    }

    /// The key that signs tokens, read (or created) on first use.
    pub(crate) async fn keys(&self) -> Result<&Keys> {
        self.keys.get_or_try_init(|| Keys::load(&self.pool)).await
    }
}
