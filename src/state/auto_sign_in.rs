//! Whether the app may redirect to the sign-in service by itself: never in a loop, and never for the next person at a shared
//! computer. Without storage it may not.

use js_sys::Date;
use leptos::prelude::window;
use web_sys::Storage;

/// `sessionStorage`: the last redirect of this tab without a sign-in since, in milliseconds since 1970, and after a space
/// the URL to return to.
const ATTEMPT: &str = "iam-account:start";
/// `localStorage`: set by a sign-out or a deletion, until a person presses “Sign in”.
const SIGNED_OUT: &str = "iam-account:signed-out";

/// Milliseconds between two attempts of one tab.
const MINUTE: u64 = 60_000;

/// Whether the app may redirect now: in the top window, once a minute, and not after a sign-out.
pub(super) fn is_allowed() -> bool {
    let top = window().top().ok().flatten();
    top.as_ref() == Some(&window())
        && !is_blocked()
        && tab().is_some_and(|tab| {
            let last = tab.get_item(ATTEMPT);
            last.is_ok_and(|last| !is_recent(last.as_deref(), now()))
        })
}

/// Records a redirect that returns to `page`. Returns whether the browser stored it.
pub(super) fn record_attempt(page: &str) -> bool {
    let attempt = format!("{} {page}", now());
    tab().is_some_and(|tab| {
        let _ = tab.set_item(ATTEMPT, &attempt);
        // Some browsers only pretend to store something.
        tab.get_item(ATTEMPT).ok().flatten() == Some(attempt)
    })
}

/// Whether this tab was redirected to return to `page`, without a sign-in since.
pub(super) fn is_return(page: &str) -> bool {
    let attempt = tab().and_then(|tab| tab.get_item(ATTEMPT).ok().flatten());
    attempt.is_some_and(|attempt| attempt.split_once(' ').is_some_and(|(_, wanted)| wanted == page))
}

/// Forgets the redirect, after a sign-in or a failed redirect.
pub(super) fn clear_attempt() {
    if let Some(tab) = tab() {
        let _ = tab.remove_item(ATTEMPT);
    }
}

/// Prevents the automatic sign-in, after a sign-out.
pub(super) fn block() {
    if let Some(browser) = browser() {
        let _ = browser.set_item(SIGNED_OUT, "yes");
    }
}

/// Allows the automatic sign-in again, after a press of “Sign in”.
pub(super) fn unblock() {
    if let Some(browser) = browser() {
        let _ = browser.remove_item(SIGNED_OUT);
    }
}

/// Whether a sign-out prevents the automatic sign-in. Without storage it does.
pub(super) fn is_blocked() -> bool {
    browser().is_none_or(|browser| !matches!(browser.get_item(SIGNED_OUT), Ok(None)))
}

/// Whether an attempt at `last` is less than a minute ago. After the clock was set back it is not, which allows one more
/// attempt.
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

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn browser() -> Option<Storage> {
    window().local_storage().ok().flatten()
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
        assert!(!at(NOW + 3_600_000), "the clock was set back by an hour");
    }

    #[test]
    fn an_invalid_entry_is_no_attempt() {
        for last in [None, Some(""), Some("soon"), Some("-1"), Some("1e12")] {
            assert!(!is_recent(last, NOW), "{last:?}");
        }
    }
}
