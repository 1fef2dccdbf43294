//! The `/iam/v1` users contract as Rust types, shared by the page and the devserver.
//!
//! The contract promises little: every field but `id` can be absent, many can be `null`, and any object can have keys
//! that are newer than this build, or values of another type. So there are two kinds of type:
//!
//! - *Responses* ([`User`], [`ServiceAccount`]) are read field by field ([`reading`]); unknown keys are dropped.
//! - *Documents* ([`config`], [`notifications`], and the user as an [`Object`]) are kept as
//!   the JSON object that was received; values are read by [`path`]. Unknown keys, numbers past 2^53 and the order of the
//!   keys survive.
//!
//! In reading order: [`reading`], [`user`], [`config`], [`notifications`], [`password`], [`error`].

pub mod account_status;
pub mod blank;
pub mod config;
pub mod error;
pub mod json;
pub mod notifications;
pub mod organization;
pub mod password;
pub mod path;
pub mod reading;
pub mod service_account;
pub mod user;

pub use account_status::AccountStatus;
pub use blank::is_blank;
pub use error::{ErrorBody, ValidationError};
pub use json::Object;
pub use organization::{AccountType, Organization};
pub use password::ChangePassword;
pub use path::{Path, same};
pub use reading::{Kind, Oddity, Unreadable, is_nothing, text};
pub use service_account::ServiceAccount;
pub use user::{Me, User};
