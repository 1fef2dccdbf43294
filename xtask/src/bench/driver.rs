//! Runs the scripts of `tests/e2e/bench`, which drive Chromium and print a result as JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;

use crate::command::{command, display};
use crate::project::Project;
use crate::setup;

/// A script, with the page in `dist` and the paths that it needs.
pub(crate) fn node(project: &Project, dist: &Path, script: &str) -> Result<Command> {
    let root = fs::canonicalize(&project.root)?;
    let folder = root.join("tests/e2e/bench");
    let mut node = command(project, "node")?;
    node.arg(folder.join(script)).current_dir(folder);
    node.env("ROOT", &root).env("DIST", dist);
    node.env("DEVSERVER", project.target.join("debug/devserver"));
    node.env("CHROMIUM_PATH", browser(project)?);
    node.env("PREACT", project.cache.preact().bin);
    Ok(node)
}

/// The browser that people have. A variant for tests, such as the headless shell, starts and paints in another time.
fn browser(project: &Project) -> Result<PathBuf> {
    let usual = ["chromium", "chromium-browser", "google-chrome"];
    let installed = usual.iter().find_map(|name| project.which(name));
    installed.or_else(|| setup::chromium(project)).context("Chromium is missing")
}

/// Runs a script to its end and reads its result. Its progress is shown.
pub(crate) fn result<T: DeserializeOwned>(node: &mut Command) -> Result<T> {
    let line = display(node);
    let output = node.stderr(Stdio::inherit()).output().with_context(|| format!("`{line}` did not start"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({})", output.status);
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("`{line}` printed no result"))
}
