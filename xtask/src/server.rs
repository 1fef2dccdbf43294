//! The devserver.

use anyhow::Result;

use crate::command::{command, run};
use crate::project::Project;

/// Builds it.
pub(crate) fn build(project: &Project) -> Result<()> {
    run(command(project, "cargo")?.args(["build", "--package", "devserver"]))
}
