//! Counts wrong passwords by account and slows guessing down. The counts are in memory and end with the process.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The wrong attempts by account, within a sliding window.
pub(crate) struct Attempts {
    max: usize,
    window: Duration,
    by_account: Mutex<HashMap<String, Vec<Instant>>>,
}

impl Attempts {
    pub(crate) fn new(max: usize, window: Duration) -> Self {
        Self { max, window, by_account: Mutex::default() }
    }

    /// Counts an attempt. The error is the time to wait before the next one.
    ///
    /// An attempt counts before its password is checked, so that parallel guesses are limited too. [`Self::forgive`]
    /// resets the count.
    pub(crate) fn begin(&self, account_id: &str) -> Result<(), Duration> {
        self.begin_at(account_id, Instant::now())
    }

    fn begin_at(&self, account_id: &str, now: Instant) -> Result<(), Duration> {
        let mut by_account = self.lock();
        by_account.retain(|_, attempts| {
            attempts.retain(|at| now.duration_since(*at) < self.window);
            !attempts.is_empty()
        });
        let attempts = by_account.entry(account_id.into()).or_default();
        if attempts.len() < self.max {
            attempts.push(now);
            return Ok(());
        }
        let oldest = attempts.first().copied().unwrap_or(now);
        Err((oldest + self.window).duration_since(now))
    }

    /// Resets an account's count after a right password.
    pub(crate) fn forgive(&self, account_id: &str) {
        self.lock().remove(account_id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Vec<Instant>>> {
        // Every change to the map is complete, so it can be used after a panic elsewhere.
        self.by_account.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_secs(60);

    #[test]
    fn attempts_leave_the_window_one_by_one() {
        let attempts = Attempts::new(2, WINDOW);
        let start = Instant::now();
        let second = start + Duration::from_secs(10);
        assert_eq!(attempts.begin_at("a", start), Ok(()));
        assert_eq!(attempts.begin_at("a", second), Ok(()));
        assert_eq!(attempts.begin_at("a", second), Err(Duration::from_secs(50)));
        assert_eq!(attempts.begin_at("a", start + WINDOW), Ok(()));
        assert_eq!(attempts.begin_at("a", start + WINDOW), Err(Duration::from_secs(10)));
    }

    #[test]
    fn accounts_do_not_share_a_count_and_a_right_password_clears_it() {
        let attempts = Attempts::new(1, WINDOW);
        assert!(attempts.begin("a").is_ok());
        assert!(attempts.begin("b").is_ok());
        assert!(attempts.begin("a").is_err());
        attempts.forgive("a");
        assert!(attempts.begin("a").is_ok());
    }
}
