//! The page where a signed-in person looks after their own account, for any service that speaks the `/iam/v1` users API.
//!
//! A browser meets `<iam-account>`, whose class calls [`embed::mount`]. That reads the configuration ([`boot`]) and
//! mounts [`app`], which builds the shared [`state`] and lets [`routes`] turn the URL ([`paths`]) into one of the
//! [`pages`] within the [`layout`]. A page reads signals of the state and calls its verbs; the verbs go through [`api`],
//! which speaks for whoever the [`session`] holds, in the types of the `wire` crate. What pages are made of lies in
//! [`components`], [`forms`] and [`hooks`]; what they say, in [`words`]; [`editing`] ties fields to the state. What the host page hears is in [`events`].
//!
//! Nothing imports upwards. ARCHITECTURE.md has the table, and `cargo xtask tidy` holds it.

pub mod boot;
pub mod clock;
pub mod paths;
pub mod storage;

pub mod api;
pub mod resource;
pub mod session;
pub mod state;

pub mod components;
pub mod forms;
pub mod hooks;
pub mod language;
pub mod messages;

pub mod editing;

pub mod layout;
pub mod pages;

pub mod app;
pub mod embed;
pub mod events;
pub mod routes;
