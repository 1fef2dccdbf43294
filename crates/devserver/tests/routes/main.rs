//! The tests of the service, one module for each resource. Every test has its own service.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and so do its helpers")]

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
mod record;
mod static_files;
mod support;
mod sync;
mod user;
