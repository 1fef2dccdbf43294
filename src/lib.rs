//! The account page.

pub mod api;
pub mod boot;
pub mod paths;
pub mod session;
pub mod state;
