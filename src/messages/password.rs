//! The password page.

pub use crate::language::texts::password::*;
