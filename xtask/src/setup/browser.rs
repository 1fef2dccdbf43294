//! Chromium and its driver, in which the component and the end-to-end tests run.

use std::env;
use std::path::PathBuf;

use anyhow::bail;

use super::tool::{Installer, Tool};
use crate::command::{command, output, run};
use crate::project::Project;

const INSTALL: &str = "apt-get install -y --no-install-recommends chromium chromium-driver";

pub(super) const BROWSER: Tool = Tool {
    name: "Chromium with its driver",
    purpose: "in which the tests run (CHROMIUM_PATH and CHROMEDRIVER name one that lies elsewhere)",
    duration: "two minutes",
    found: |project| chromium(project).is_some() && chromedriver(project).is_some(),
    installer: Installer {
        program: "apt-get",
        remedy: "CHROMIUM_PATH=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver cargo xtask test",
    },
    install: |project| {
        if !is_root(project) {
            bail!("installing Chromium needs root. Run this, then try again:\n\n    sudo {INSTALL}");
        }
        run(command(project, "apt-get")?.arg("update"))?;
        let mut apt = command(project, "apt-get")?;
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        run(apt.args(INSTALL.split(' ').skip(1)))
    },
};

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

fn is_root(project: &Project) -> bool {
    let id = command(project, "id").ok().and_then(|mut id| output(id.arg("-u")));
    id.is_some_and(|id| id.trim() == "0")
}
