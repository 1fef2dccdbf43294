//! What the service promises, one module for each resource. Every test has a service of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop, helpers included")]

mod api;
mod avatar;
mod browser;
mod config;
mod cookie_session;
mod cors;
mod issuer;
mod notifications;
mod oidc;
mod password;
mod persistence;
mod process;
mod static_files;
mod support;
mod sync;
mod user;
