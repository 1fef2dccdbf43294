//! Whether the page may take the browser to the sign-in service by itself: never round in a circle, and never for the next
//! person at a shared computer. Storage that the browser keeps closed is a no.

use js_sys::Date;
use leptos::prelude::window;

use crate::storage::{local, tab};

/// `sessionStorage`: when this tab last went there without anybody being signed in since, in milliseconds since 1970, and
/// after a space the page that signing in was to return to.
const ATTEMPT: &str = "iam-account:start";
/// `localStorage`: somebody signed out or deleted their account, and nobody has pressed “Sign in” since.
const SIGNED_OUT: &str = "iam-account:signed-out";

/// Milliseconds between two attempts of one tab.
const MINUTE: u64 = 60_000;

/// Whether the browser may be taken there now: from the top window, once a minute, and not after a sign-out.
pub(super) fn is_allowed() -> bool {
    let top = window().top().ok().flatten();
    top.as_ref() == Some(&window())
        && !is_blocked()
        && tab().is_some_and(|tab| {
            let last = tab.get_item(ATTEMPT);
            last.is_ok_and(|last| !is_recent(last.as_deref(), now()))
        })
}

/// Notes that the browser is about to be taken there, to come back to `page`. Answers whether that is kept.
pub(super) fn record_attempt(page: &str) -> bool {
    let attempt = format!("{} {page}", now());
    tab().is_some_and(|tab| {
        let _ = tab.set_item(ATTEMPT, &attempt);
        // Some browsers only pretend to keep something.
        tab.get_item(ATTEMPT).ok().flatten() == Some(attempt)
    })
}

/// Whether this tab has been there to come back to `page`, and nobody is signed in since.
pub(super) fn is_return(page: &str) -> bool {
    let attempt = tab().and_then(|tab| tab.get_item(ATTEMPT).ok().flatten());
    attempt.is_some_and(|attempt| attempt.split_once(' ').is_some_and(|(_, wanted)| wanted == page))
}

/// Somebody is signed in, or nothing came of going there.
pub(super) fn clear_attempt() {
    if let Some(tab) = tab() {
        let _ = tab.remove_item(ATTEMPT);
    }
}

/// Somebody signed out: from now on whoever sits here is asked.
pub(super) fn block() {
    if let Some(browser) = local() {
        let _ = browser.set_item(SIGNED_OUT, "yes");
    }
}

/// Somebody pressed “Sign in”.
pub(super) fn unblock() {
    if let Some(browser) = local() {
        let _ = browser.remove_item(SIGNED_OUT);
    }
}

/// Whether somebody signed out, as far as can be known.
pub(super) fn is_blocked() -> bool {
    local().is_none_or(|browser| !matches!(browser.get_item(SIGNED_OUT), Ok(None)))
}

/// Whether an attempt at `last` is less than a minute ago. A clock that was put back since counts for nothing, which costs
/// one more attempt.
fn is_recent(last: Option<&str>, now: u64) -> bool {
    let last = last.and_then(|last| last.split(' ').next()?.parse::<u64>().ok());
    last.and_then(|last| now.checked_sub(last)).is_some_and(|since| since < MINUTE)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "after 1970, and not too long after"
)]
fn now() -> u64 {
    Date::now() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_760_000_000_000;

    #[test]
    fn an_attempt_counts_for_a_minute() {
        let at = |last: u64| is_recent(Some(&format!("{last} /profile?a b")), NOW);
        assert!(at(NOW) && at(NOW - 59_999));
        assert!(!at(NOW - 60_000) && !at(0));
        assert!(!at(NOW + 3_600_000), "the clock was put back by an hour");
    }

    #[test]
    fn garbage_is_no_attempt() {
        for last in [None, Some(""), Some("soon"), Some("-1"), Some("1e12")] {
            assert!(!is_recent(last, NOW), "{last:?}");
        }
    }
}
