//! What every handler can reach.

use std::sync::Arc;

use sqlx::SqlitePool;
use tokio::sync::OnceCell;

use crate::attempts::Attempts;
use crate::config::Config;
use crate::error::Result;
use crate::issuer::Issuer;
use crate::oidc::keys::Keys;

/// Cheap to clone: each request gets its own handle to the same things.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) pool: SqlitePool,
    pub(crate) config: Arc<Config>,
    /// Wrong passwords of late, by account.
    pub(crate) attempts: Arc<Attempts>,
    /// Whose access tokens are good here too.
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

    /// The key that signs tokens, read (or made) when it is first needed.
    pub(crate) async fn keys(&self) -> Result<&Keys> {
        self.keys.get_or_try_init(|| Keys::load(&self.pool)).await
    }
}
