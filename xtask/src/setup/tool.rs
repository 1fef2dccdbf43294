//! The description of a tool.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;

/// A tool that must be installed.
pub(super) struct Tool {
    pub(super) name: &'static str,
    /// What the project needs it for. Shown before the installation.
    pub(super) purpose: &'static str,
    /// How long the installation may take. Shown too.
    pub(super) duration: &'static str,
    pub(super) found: fn(&Project) -> bool,
    pub(super) installer: Installer,
    pub(super) install: fn(&Project) -> Result<()>,
}

/// The program that installs a tool, and the command to run if that program is missing.
pub(super) struct Installer {
    pub(super) program: &'static str,
    pub(super) remedy: &'static str,
}

/// A file that packages were installed from, and our copy of it, because neither npm nor pip records that.
pub(super) type Record = (PathBuf, PathBuf);

/// Whether everything was installed from what is there now.
pub(super) fn is_installed(records: &[Record]) -> bool {
    records.iter().all(|(wanted, installed)| match (fs::read(wanted), fs::read(installed)) {
        (Ok(wanted), Ok(installed)) => wanted == installed,
        _ => false,
    })
}
