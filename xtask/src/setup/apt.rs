//! Packages of the distribution.

use anyhow::{Result, bail};

use crate::command::{command, output, run};
use crate::project::Project;

pub(super) const APT: &str = "apt-get";

/// Installs packages, named with spaces between them.
pub(super) fn install(project: &Project, packages: &str) -> Result<()> {
    let arguments = "install -y --no-install-recommends";
    if !is_root(project) {
        bail!(
            "installing {packages} needs root. Run this, then try again:\n\n    sudo {APT} {arguments} {packages}"
        );
    }
    run(command(project, APT)?.arg("update"))?;
    let mut apt = command(project, APT)?;
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    run(apt.args(arguments.split(' ')).args(packages.split(' ')))
}

pub(super) fn is_root(project: &Project) -> bool {
    let id = command(project, "id").ok().and_then(|mut id| output(id.arg("-u")));
    id.is_some_and(|id| id.trim() == "0")
}
