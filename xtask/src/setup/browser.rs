//! Chromium, its driver and its headless shell, in which the component and the end-to-end tests run.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::tool::{Installer, Tool};
use crate::command::{command, output, run};
use crate::project::Project;

const INSTALL: &str =
    "apt-get install -y --no-install-recommends chromium chromium-driver chromium-headless-shell";

pub(super) const APT: &str = "apt-get";

pub(super) const BROWSER: Tool = Tool {
    name: "Chromium with its driver",
    purpose: "in which the tests run (CHROMIUM_PATH and CHROMEDRIVER name one that lies elsewhere)",
    duration: "two minutes",
    found: |project| chromium(project).is_some() && chromedriver(project).is_some(),
    installer: Installer {
        program: APT,
        remedy: "CHROMIUM_PATH=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver cargo xtask test",
    },
    install,
};

/// It runs most end-to-end tests, in half the time. Where it cannot be installed, Chromium runs them.
pub(super) const HEADLESS_SHELL: Tool = Tool {
    name: "Chromium's headless shell",
    purpose: "in which most end-to-end tests run (with CHROMIUM_PATH all run in that browser)",
    duration: "a minute",
    found: |project| headless_shell(project).is_some() || project.which(APT).is_none() || !is_root(project),
    installer: Installer { program: APT, remedy: "CHROMIUM_PATH=/path/to/chromium cargo xtask test" },
    install,
};

fn install(project: &Project) -> Result<()> {
    if !is_root(project) {
        bail!("installing Chromium needs root. Run this, then try again:\n\n    sudo {INSTALL}");
    }
    run(command(project, APT)?.arg("update"))?;
    let mut apt = command(project, APT)?;
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    run(apt.args(INSTALL.split(' ').skip(1)))
}

/// The browser without anything but pages; `CHROMIUM_PATH` takes its place too.
pub(crate) fn headless_shell(project: &Project) -> Option<PathBuf> {
    named(project, "CHROMIUM_PATH", &["chromium-headless-shell"])
}

/// The browser.
pub(crate) fn chromium(project: &Project) -> Option<PathBuf> {
    named(project, "CHROMIUM_PATH", &["chromium", "chromium-browser", "google-chrome"])
}

/// The program with which the component tests drive the browser.
pub(crate) fn chromedriver(project: &Project) -> Option<PathBuf> {
    named(project, "CHROMEDRIVER", &["chromedriver"])
}

/// The file in the environment variable, else the first of the usual names on the search path.
fn named(project: &Project, variable: &str, usual: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => usual.iter().find_map(|name| project.which(name)),
    }
}

pub(super) fn is_root(project: &Project) -> bool {
    let id = command(project, "id").ok().and_then(|mut id| output(id.arg("-u")));
    id.is_some_and(|id| id.trim() == "0")
}
