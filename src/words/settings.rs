//! The settings page.

use crate::language::Words;
pub use crate::language::locale::settings::*;

/// Where the JSON has a mistake; line and column from 1.
pub fn json_mistake(line: usize, column: usize) -> Words {
    not_json(Words::number(line as u64), Words::number(column as u64))
}
