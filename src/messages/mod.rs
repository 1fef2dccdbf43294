//! The texts that a person can read, one module for each noun of `locales/`. The functions turn errors and states into
//! sentences.

#![expect(missing_docs, reason = "a constant's text says what it is")]

pub mod account;
pub mod boot;
pub mod common;
pub mod diagnostics;
pub mod drafts;
pub mod error;
pub mod notifications;
pub mod pages;
pub mod password;
pub mod picture;
pub mod profile;
pub mod saved;
pub mod session;
pub mod settings;
pub mod studio;
