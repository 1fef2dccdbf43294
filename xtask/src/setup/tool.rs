//! The description of a tool.

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
