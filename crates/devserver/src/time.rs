//! Moments as the database and the tokens have them: whole seconds since 1970.

use std::time::Duration;

use chrono::Utc;

/// This moment.
pub(crate) fn now() -> i64 {
    Utc::now().timestamp()
}

/// The moment after `lifetime`. Something that ends at a moment has ended in that very second, so that a lifetime of
/// nothing is over at once.
pub(crate) fn after(lifetime: Duration) -> i64 {
    now().saturating_add(i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX))
}
