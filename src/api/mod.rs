//! One typed method for each operation of the contract, over one client. In reading order: [`error`], [`endpoint`],
//! [`client`], what keeps its session alive (`renewal`, [`sign_in`]), when to try again ([`retry`], `patience`), then the
//! operations on the account.

mod abort;
pub mod account;
pub mod avatar;
pub mod client;
pub(crate) mod connection;
pub mod endpoint;
pub mod error;
pub mod error_log;
pub mod feature;
pub mod issuer;
pub(crate) mod patience;
pub mod probe;
pub(crate) mod renewal;
mod request;
mod response;
pub mod retry;
pub mod sign_in;

pub use client::Api;
pub use endpoint::Endpoint;
