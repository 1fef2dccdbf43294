//! Whether what failed is tried again, and after how long. Pure.
//!
//! The person waits meanwhile, so this is over within seconds; a page that could not be loaded goes on by itself
//! (`hooks::use_recovery`).

use std::time::Duration;

use crate::api::error::{ApiError, ErrorKind};

/// How often something is tried in all.
pub const TRIES: u32 = 4;

/// Milliseconds before the second try, at most; each further pause is twice as long.
const FIRST: u32 = 250;

/// Seconds: a service that asks for a longer pause is reported to the person instead.
const LONGEST: u32 = 5;

/// What a repetition does (RFC 9110 §9.2). What is neither is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// Nothing is changed: it reads.
    Safe,
    /// Something is changed, and doing it twice changes nothing more.
    Idempotent,
}

/// How long to wait after the try with the number `tries`, from 1, which ended with `error`; `None` where trying again is
/// of no use. `random` is in `[0, 1)`: pages that failed at the same moment must not all come back at the same moment.
pub fn wait(idempotency: Idempotency, tries: u32, error: &ApiError, random: f64) -> Option<Duration> {
    let asked = error.retry_after.unwrap_or_default();
    if tries >= TRIES || asked > LONGEST || !is_worth_it(idempotency, error) {
        return None;
    }
    let longest = FIRST * 2_u32.saturating_pow(tries.saturating_sub(1));
    // Not before the service wants it, and spread from there.
    let (least, spread) = if asked == 0 { (longest / 2, longest / 2) } else { (asked * 1000, FIRST) };
    Some(Duration::from_millis((f64::from(least) + f64::from(spread) * random.clamp(0.0, 1.0)) as u64))
}

/// A time-out of ours has cost half a minute already. After a 500 no one knows how far a write came, and the service
/// would most likely fail in the same way again.
fn is_worth_it(idempotency: Idempotency, error: &ApiError) -> bool {
    error.passes()
        && match error.kind {
            ErrorKind::Timeout => false,
            ErrorKind::Server(status) => idempotency == Idempotency::Safe || (502..=504).contains(&status),
            _ => true,
        }
}

/// Returns the header `Retry-After` in seconds (RFC 9110 §10.2.3): a number of them, or a date. `parse` reads a date as
/// milliseconds; `now` is when the response was made, by the clock of the server.
pub(super) fn retry_after(header: &str, now: f64, parse: fn(&str) -> f64) -> Option<u32> {
    let header = header.trim();
    if let Ok(seconds) = header.parse() {
        return Some(seconds);
    }
    let is_date = header.contains(':');
    let seconds = ((parse(header) - now) / 1000.0).ceil();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the largest u32"
    )]
    (is_date && seconds.is_finite()).then(|| seconds.clamp(0.0, u32::MAX.into()) as u32)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
