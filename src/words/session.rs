//! Signing in and out.

pub const SIGN_IN: &str = "Sign in";
pub const SIGN_OUT: &str = "Sign out";
pub const SIGNING_IN: &str = "Signing in…";
pub const API_KEY: &str = "API key";
pub const API_KEY_HINT: &str =
    "It stays in this page's memory only and is forgotten when you reload or close the page.";
pub const API_KEY_MISSING: &str = "Type or paste your API key.";
pub const API_KEY_REFUSED: &str =
    "The service does not accept this key. Check that it is complete and has not been revoked.";
pub const EXPIRED: &str = "Your session has ended. Sign in to go on where you were.";
pub const LAPSED: &str = "Your session has ended, so the last change was not saved. What you typed is still on this page; \
    signing in on this page opens it afresh, so copy what you need first.";
pub const SIGNED_OUT: &str = "You are signed out. You can close this page now.";
pub const DELETED: &str = "Your account has been deleted";
pub const DELETED_HELP: &str = "Your profile, picture, settings and notifications are gone, and you are signed out everywhere. \
    There is nothing left to do.";

/// Who is signed in, for the sign-out button's surroundings.
pub fn signed_in_as(name: &str) -> String {
    format!("Signed in as {name}")
}
