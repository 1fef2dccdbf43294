//! Signing in and out.

use crate::boot::AuthMode;

pub const SIGN_IN: &str = "Sign in";
pub const SIGN_OUT: &str = "Sign out";
pub const SIGNING_IN: &str = "Signing in…";
pub const API_KEY: &str = "API key";
pub const API_KEY_HINT: &str =
    "It stays in this page's memory only and is forgotten when you reload or close the page.";
pub const API_KEY_MISSING: &str = "Type or paste your API key.";
pub const API_KEY_REFUSED: &str =
    "The service does not accept this key. Check that it is complete and has not been revoked.";
pub const API_KEY_OF_ANOTHER: &str = "This key belongs to another account than the one that this page was opened with. Use a key of that one, or sign out first.";
pub const LEAVING: &str = "Taking you to the sign-in…";
pub const SIGNING_OUT: &str = "Signing out…";
pub const NOT_NOW: &str = "Not now";
pub const LAPSED_TITLE: &str = "Your session has ended";
pub const LAPSED_BANNER: &str =
    "Your session has ended. Nothing you typed is lost, but it cannot be saved until you sign in again.";
pub const LAPSED_UNKEPT: &str = "Your session has ended, and your browser keeps no data for this page. Signing in leaves the page, and \
    what you typed with it: copy what you need first.";
pub const REPLACED_TITLE: &str = "Somebody else is signed in now";
pub const REPLACED: &str = "Another account was signed in from this browser while this page was open. To keep the two apart, nothing \
    more is saved here. What you typed is kept for the account that it was typed for.";
pub const REPLACED_BANNER: &str =
    "Another account is signed in from this browser now, so nothing more is saved here.";
pub const WHAT_NOW: &str = "What can I do?";
pub const START_AFRESH: &str = "Reload with the other account";
pub const SIGNED_OUT: &str = "You are signed out. You can close this page now.";
pub const DELETED: &str = "Your account has been deleted";
pub const DELETED_HELP: &str = "Your profile, picture, settings and notifications are gone, and you are signed out everywhere. \
    There is nothing left to do.";

/// What the button “Sign in” will do.
pub fn intro(mode: AuthMode) -> &'static str {
    match mode {
        AuthMode::Host => "The application that this page is part of signs you in.",
        _ => "You sign in on the page of your sign-in service, and come back here.",
    }
}

/// What a session that has ended means for whoever is in the middle of something.
pub fn lapsed(mode: AuthMode) -> &'static str {
    match mode {
        AuthMode::ApiKey => {
            "Your session has ended. Nothing you typed is lost. Sign in with your key to go on right here."
        }
        AuthMode::Host => "Your session has ended. Nothing you typed is lost. Sign in to go on right here.",
        _ => {
            "Your session has ended. Nothing you typed is lost. Signing in leads back to this page, with what you typed; \
                only passwords have to be typed again."
        }
    }
}

/// Who is signed in, for who hears the page. A key does not make its user a person at the screen.
pub fn signed_in_as(name: &str, mode: AuthMode) -> String {
    match mode {
        AuthMode::ApiKey => format!("Acting as {name}"),
        _ => format!("Signed in as {name}"),
    }
}

/// The same for who sees it: a name beside a picture says enough, unless it is not one's own.
pub fn shown_as(name: &str, mode: AuthMode) -> String {
    if mode == AuthMode::ApiKey { signed_in_as(name, mode) } else { name.into() }
}
