//! What every handler can reach.

use std::sync::Arc;

use sqlx::SqlitePool;

use crate::Config;
use crate::attempts::Attempts;

/// Cheap to clone: each request gets its own handle to the same things.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) pool: SqlitePool,
    pub(crate) config: Arc<Config>,
    /// Wrong passwords of late, by account.
    pub(crate) attempts: Arc<Attempts>,
}

impl AppState {
    pub(crate) fn new(config: Config, pool: SqlitePool) -> Self {
        Self {
            pool,
            attempts: Arc::new(Attempts::new(config.password_attempts, config.password_window)),
            config: Arc::new(config),
        }
    }
}
