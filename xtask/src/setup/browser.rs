//! The browsers that tests run in, with what drives and shows them.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::apt::{self, APT};
use super::tool::{Installer, Tool};
use crate::project::Project;

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
    found: |project| headless_shell(project).is_some() || !can_install(project),
    installer: Installer { program: APT, remedy: "CHROMIUM_PATH=/path/to/chromium cargo xtask test" },
    install,
};

fn install(project: &Project) -> Result<()> {
    apt::install(project, "chromium chromium-driver chromium-headless-shell")
}

fn can_install(project: &Project) -> bool {
    project.which(APT).is_some() && apt::is_root(project)
}

/// Firefox needs no driver program; WebKitGTK's driver brings its browser along.
pub(super) const OTHER_ENGINES: Tool = Tool {
    name: "Firefox, and WebKitGTK with its driver",
    purpose: "in which the main flows run too (FIREFOX_PATH and WEBKIT_DRIVER name one that lies elsewhere)",
    duration: "a minute",
    found: |project| firefox(project).is_some() && webkit_driver(project).is_some(),
    installer: Installer {
        program: APT,
        remedy: "FIREFOX_PATH=/path/to/firefox WEBKIT_DRIVER=/path/to/WebKitWebDriver cargo xtask test",
    },
    install: |project| apt::install(project, "firefox-esr webkit2gtk-driver"),
};

/// WebKitGTK has no headless mode, and only a whole Chromium in a window has bars of its own. Where it cannot be installed,
/// the tests that need it fail and the others run.
pub(super) const SCREEN: Tool = Tool {
    name: "a virtual screen (Xvfb) and its keyboard (xdotool)",
    purpose: "on which the tests show browsers that have a window",
    duration: "half a minute",
    found: |project| {
        let is_there = ["Xvfb", "xdotool"].iter().all(|name| project.which(name).is_some());
        is_there || !can_install(project)
    },
    installer: Installer { program: APT, remedy: "cargo xtask test --only native" },
    install: |project| apt::install(project, "xvfb xdotool"),
};

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

/// Firefox.
pub(crate) fn firefox(project: &Project) -> Option<PathBuf> {
    named(project, "FIREFOX_PATH", &["firefox-esr", "firefox"])
}

/// The program that starts and drives WebKitGTK's browser.
pub(crate) fn webkit_driver(project: &Project) -> Option<PathBuf> {
    named(project, "WEBKIT_DRIVER", &["WebKitWebDriver"])
}

/// The file in the environment variable, else the first of the usual names on the search path.
fn named(project: &Project, variable: &str, usual: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => usual.iter().find_map(|name| project.which(name)),
    }
}
