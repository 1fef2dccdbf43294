//! Moments as they are in the database and in tokens: whole seconds since 1970.

use std::time::Duration;

use chrono::Utc;

/// This moment.
pub(crate) fn now() -> i64 {
    Utc::now().timestamp()
}

/// The moment when something with this `lifetime` ends. It has already ended in that second, so a lifetime of zero ends
/// immediately.
pub(crate) fn after(lifetime: Duration) -> i64 {
    now().saturating_add(i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX))
}
