//! Whether the app may redirect to the sign-in service by itself: never in a loop, and never for the next person at a shared
//! computer. Without storage it may not.

use leptos::prelude::window;

use crate::clock::unix_millis;
use crate::storage::{get, local, set, tab};

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
            last.is_ok_and(|last| !is_recent(last.as_deref(), unix_millis()))
        })
}

/// Records a redirect that returns to `page`. Returns whether the browser stored it.
pub(super) fn record_attempt(page: &str) -> bool {
    let attempt = format!("{} {page}", unix_millis());
    tab().is_some_and(|tab| {
        set(&tab, ATTEMPT, Some(&attempt));
        // Some browsers only pretend to store something.
        get(&tab, ATTEMPT) == Some(attempt)
    })
}

/// Whether this tab was redirected to return to `page`, without a sign-in since.
pub(super) fn is_return(page: &str) -> bool {
    let attempt = tab().and_then(|tab| get(&tab, ATTEMPT));
    attempt.is_some_and(|attempt| attempt.split_once(' ').is_some_and(|(_, wanted)| wanted == page))
}

/// Forgets the redirect, after a sign-in or a failed redirect.
pub(super) fn clear_attempt() {
    if let Some(tab) = tab() {
        set(&tab, ATTEMPT, None);
    }
}

/// Prevents the automatic sign-in, after a sign-out.
pub(super) fn block() {
    if let Some(browser) = local() {
        set(&browser, SIGNED_OUT, Some("yes"));
    }
}

/// Allows the automatic sign-in again, after a press of “Sign in”.
pub(super) fn unblock() {
    if let Some(browser) = local() {
        set(&browser, SIGNED_OUT, None);
    }
}

/// Whether a sign-out prevents the automatic sign-in. Without storage it does.
pub(super) fn is_blocked() -> bool {
    local().is_none_or(|browser| !matches!(browser.get_item(SIGNED_OUT), Ok(None)))
}

/// Whether an attempt at `last` is less than a minute ago. After the clock was set back it is not, which allows one more
/// attempt.
fn is_recent(last: Option<&str>, now: u64) -> bool {
    let last = last.and_then(|last| last.split(' ').next()?.parse::<u64>().ok());
    last.and_then(|last| now.checked_sub(last)).is_some_and(|since| since < MINUTE)
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
