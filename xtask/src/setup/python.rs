//! Python, and the packages with which the contract is tested.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::apt::{self, APT};
use super::record::{Record, is_installed};
use super::tool::{Installer, Tool};
use crate::command::{command, output, run};
use crate::project::Project;

const PYTHON: &str = "python3";

pub(super) const INTERPRETER: Tool = Tool {
    name: "Python 3.11 or later, with venv",
    purpose: "in which the contract is tested",
    duration: "half a minute",
    // Debian's Python has the module venv without what it installs pip from.
    found: |project| {
        let check = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";
        command(project, PYTHON).is_ok_and(|mut python| output(python.args(["-c", check])).is_some())
    },
    installer: Installer { program: APT, remedy: "install Python from https://www.python.org/downloads/" },
    install: |project| apt::install(project, "python3 python3-venv"),
};

pub(super) const CONTRACT: Tool = Tool {
    name: "schemathesis, pytest and the service's client",
    purpose: "which test the contract",
    duration: "a minute",
    found: |project| is_installed(&[requirements(project)]),
    installer: Installer {
        program: PYTHON,
        remedy: "sudo apt-get install -y --no-install-recommends python3 python3-venv",
    },
    install,
};

/// The program that runs the tests of the contract.
pub(crate) fn pytest(project: &Project) -> PathBuf {
    project.cache.contract().join("bin/pytest")
}

fn requirements(project: &Project) -> Record {
    let installed = project.cache.contract().join(".installed.txt");
    (project.root.join("tests/contract/requirements.txt"), installed)
}

/// Only the very files whose hashes are listed, and nothing that would have to be compiled.
fn install(project: &Project) -> Result<()> {
    let folder = project.cache.contract();
    run(command(project, PYTHON)?.args(["-m", "venv", "--clear"]).arg(&folder))?;
    let (wanted, installed) = requirements(project);
    let mut pip = command(project, folder.join("bin/pip"))?;
    pip.args([
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ]);
    run(pip.arg("--requirement").arg(&wanted))?;
    Ok(fs::copy(wanted, installed).map(drop)?)
}
