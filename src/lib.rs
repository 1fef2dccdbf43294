//! The page where signed-in people manage their own account, for any service with the `/iam/v1` users API.
//!
//! The class of `<iam-account>` calls [`embed::prepare`], which reads the configuration ([`boot`]) and builds the shared
//! [`state`], and [`embed::mount`], which draws [`app`]; [`routes`] maps the URL ([`paths`]) to one of the [`pages`] within the
//! [`layout`]. A page reads signals of the state and calls its methods. Those send requests through [`api`], authenticated by
//! the [`session`], in the types of the `wire` crate. Pages are made of [`components`], [`form`] and [`hooks`]; their texts are
//! in [`messages`] and [`language`]; [`saving`] connects a form to the state. [`events`] are for the host page.
//!
//! Nothing imports upwards. ARCHITECTURE.md has the table, and `cargo xtask tidy` checks it.

pub mod boot;
pub mod clock;
pub mod element_ref;
pub mod part;
pub mod paths;
pub(crate) mod pause;
pub mod picture;
pub mod storage;
pub(crate) mod unsubscribe;

pub mod api;
pub mod resource;
pub mod session;
pub mod state;

pub mod components;
pub mod diagnostics;
pub mod drafts;
pub mod form;
pub mod hooks;
pub mod language;
pub mod messages;

pub mod offered;
pub mod saving;

pub mod layout;
pub mod pages;

pub mod app;
pub mod embed;
pub mod events;
pub mod routes;
