//! The password page.

pub use crate::language::locale::password::*;
