//! The database: one SQLite file, or memory that ends with the process.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};

/// Opens the file at `path`, creates it if it is missing, and updates its tables.
///
/// `:memory:` keeps nothing. It has exactly one connection, which is never replaced: each further one would be an empty
/// database of its own.
pub async fn open(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let pool = if path == Path::new(":memory:") { in_memory().await? } else { on_disk(path).await? };
    sqlx::migrate!().run(&pool).await?;
    Ok(pool)
}

async fn in_memory() -> Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        // A failed check would replace the connection, and with it the database.
        .test_before_acquire(false)
        .connect_with(SqliteConnectOptions::new().in_memory(true).foreign_keys(true))
        .await
}

async fn on_disk(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(Duration::from_secs(5));
    SqlitePoolOptions::new().connect_with(options).await
}
