//! How often somebody got a password wrong, so that guessing gets slow. Kept in memory: a restart forgives.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The wrong attempts within a sliding window, by account.
pub(crate) struct Attempts {
    max: usize,
    window: Duration,
    by_account: Mutex<HashMap<String, Vec<Instant>>>,
}

impl Attempts {
    pub(crate) fn new(max: usize, window: Duration) -> Self {
        Self { max, window, by_account: Mutex::default() }
    }

    /// Counts an attempt, or says how long to wait before the next one.
    ///
    /// It counts before anybody knows whether the password is right, so that a burst of parallel guesses finds the
    /// door shut; [`Self::forgive`] takes the count back.
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

    /// Forgets an account's attempts: its password was right.
    pub(crate) fn forgive(&self, account_id: &str) {
        self.lock().remove(account_id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Vec<Instant>>> {
        // The map holds no half-done change, so a panic elsewhere is no reason to stop.
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
