//! What packages were installed from.

use std::fs;
use std::path::PathBuf;

/// A file that packages were installed from, and our copy of it, because neither npm nor pip records that.
pub(super) type Record = (PathBuf, PathBuf);

pub(super) fn is_installed(records: &[Record]) -> bool {
    records.iter().all(|(wanted, installed)| match (fs::read(wanted), fs::read(installed)) {
        (Ok(wanted), Ok(installed)) => wanted == installed,
        _ => false,
    })
}
