//! The diagnostics page, for whoever runs the app.

use crate::boot::AuthMode;

pub const INTRO: &str =
    "What this page is and how it is configured, for whoever runs it. There is nothing secret here.";
pub const BUILD: &str = "This build";
pub const VERSION: &str = "Version";
pub const API: &str = "API";
pub const BASE_PATH: &str = "Base path";
pub const AUTH_MODE: &str = "Sign-in mode";
pub const WARNINGS: &str = "Warnings";
pub const NO_WARNINGS: &str = "None.";
pub const CONFIG: &str = "Effective configuration";
pub const CONFIG_HELP: &str =
    "From config.json, the element's attributes and its property. Everything that is absent has its default.";
pub const FILE_MISSING: &str =
    "config.json was not found beside the entry module, so every key has its default.";

/// How people sign in.
pub fn auth_mode(mode: AuthMode) -> &'static str {
    match mode {
        AuthMode::Oidc => "OpenID Connect",
        AuthMode::Host => "Token of the host page",
        AuthMode::Cookie => "Cookie of a proxy on this origin",
        AuthMode::ApiKey => "API key, typed by the person",
    }
}

/// A key that nothing reads.
pub fn unknown_key(key: &str) -> String {
    format!("The configuration key “{key}” is unknown to this version and has no effect.")
}
