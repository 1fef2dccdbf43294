//! Tools from npm: wasm-opt, esbuild, Preact, and the packages of the end-to-end tests and of the examples.

use std::fs;

use anyhow::Result;

use super::record::{Record, is_installed};
use super::tool::{Installer, Tool};
use crate::command::{command, run};
use crate::project::Project;
use crate::{cache, npm};

const NPM: Installer =
    Installer { program: "npm", remedy: "sudo apt-get install -y --no-install-recommends nodejs npm" };

pub(super) const BINARYEN: Tool = Tool {
    name: "wasm-opt (Binaryen)",
    purpose: "which makes the program smaller",
    duration: "a minute",
    found: |project| project.cache.binaryen().bin.join("wasm-opt").is_file(),
    installer: NPM,
    install: |project| install(project, &project.cache.binaryen()),
};

pub(super) const ESBUILD: Tool = Tool {
    name: "esbuild",
    purpose: "which makes the JavaScript smaller",
    duration: "half a minute",
    found: |project| project.cache.esbuild().bin.join("esbuild").is_file(),
    installer: NPM,
    install: |project| install(project, &project.cache.esbuild()),
};

pub(super) const PREACT: Tool = Tool {
    name: "Preact",
    purpose: "of which the form is made that the bench compares the page with",
    duration: "half a minute",
    found: |project| project.cache.preact().bin.join("preact/package.json").is_file(),
    installer: NPM,
    install: |project| install(project, &project.cache.preact()),
};

/// Installs a tool into its own folder of the cache.
fn install(project: &Project, tool: &cache::Tool) -> Result<()> {
    fs::create_dir_all(&tool.folder)?;
    let mut npm = command(project, "npm")?;
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]).arg(&tool.folder);
    run(npm.arg(format!("{}@{}", tool.package, tool.version)).current_dir(&tool.folder))
}

pub(super) const E2E: Tool = Tool {
    name: "Playwright and axe",
    purpose: "which the end-to-end tests drive the browser with",
    duration: "a minute",
    found: |project| is_installed(&locked(project, "tests/e2e")),
    installer: NPM,
    install: |project| install_locked(project, "tests/e2e", &locked(project, "tests/e2e")),
};

pub(super) const EXAMPLES: Tool = Tool {
    name: "Vite, React, Vue, Svelte and the element's package",
    purpose: "of which the examples are built",
    duration: "a minute",
    found: |project| is_installed(&of_examples(project)),
    installer: NPM,
    install: |project| install_locked(project, "examples", &of_examples(project)),
};

fn locked(project: &Project, folder: &str) -> Vec<Record> {
    let folder = project.root.join(folder);
    vec![(folder.join("package-lock.json"), folder.join("node_modules/.installed-lock.json"))]
}

/// The lock file names the package in `dist-npm/`, but not its content.
fn of_examples(project: &Project) -> Vec<Record> {
    let copy = project.root.join("examples/node_modules/.installed.tgz");
    let mut records = locked(project, "examples");
    records.push((npm::tarball(project), copy));
    records
}

fn install_locked(project: &Project, folder: &str, records: &[Record]) -> Result<()> {
    let mut npm = command(project, "npm")?;
    // The tests use Debian's browser; a second one would be 150 MB.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(project.root.join(folder)))?;
    records.iter().try_for_each(|(wanted, installed)| Ok(fs::copy(wanted, installed).map(drop)?))
}
