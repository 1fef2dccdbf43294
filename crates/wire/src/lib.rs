//! The `/iam/v1` users contract as Rust types, shared by the page and the devserver.
//!
//! The contract promises little: every field but `id` can be absent, many can be `null`, and any object can have keys
//! that are newer than this build, or values of another type. So there are two kinds of type:
//!
//! - *Responses* ([`User`], [`ServiceAccount`]) are read field by field ([`reading`]) and never sent back whole, so
//!   unknown keys are dropped.
//! - *Documents* ([`UserConfig`], [`NotificationConfig`]) are replaced whole by a `PUT`. They are kept as the JSON object
//!   that was received, with typed accessors. Unknown keys, numbers past 2^53 and the order of the keys survive.
//!
//! In reading order: [`reading`], [`user`], [`config`], [`notifications`], [`password`], [`error`].

pub mod blank;
pub mod config;
pub mod error;
pub mod json;
pub mod notifications;
pub mod organization;
pub mod password;
pub mod reading;
pub mod service_account;
pub mod user;
pub mod user_patch;
pub mod user_state;

pub use blank::is_blank;
pub use config::UserConfig;
pub use error::{ErrorBody, ValidationError};
pub use json::Object;
pub use notifications::NotificationConfig;
pub use organization::{AccountType, Organization};
pub use password::ChangePassword;
pub use reading::{Kind, Oddity, Unreadable, is_nothing, text};
pub use service_account::ServiceAccount;
pub use user::{Me, User};
pub use user_patch::UserPatch;
pub use user_state::UserState;
