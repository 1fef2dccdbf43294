//! One component for each page. A page reads signals of the state, calls its methods and shows the outcome.

pub mod account;
pub mod diagnostics;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod misconfigured;
pub mod not_found;
pub mod notifications;
pub mod password;
pub mod profile;
pub mod settings;
pub mod sign_in;
pub mod signed_out;
