//! Tools from npm: wasm-opt, esbuild, Preact, and the packages of the end-to-end tests.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::tool::{Installer, Tool};
use crate::cache;
use crate::command::{command, run};
use crate::project::Project;

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
    // npm does not record which lock file it installed from, so we keep a copy.
    found: |project| match (fs::read(lock(project)), fs::read(installed_lock(project))) {
        (Ok(wanted), Ok(installed)) => wanted == installed,
        _ => false,
    },
    installer: NPM,
    install: |project| {
        let mut npm = command(project, "npm")?;
        // The tests use Debian's browser; a second one would be 150 MB.
        npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        run(npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(tests(project)))?;
        fs::copy(lock(project), installed_lock(project))?;
        Ok(())
    },
};

fn tests(project: &Project) -> PathBuf {
    project.root.join("tests/e2e")
}

fn lock(project: &Project) -> PathBuf {
    tests(project).join("package-lock.json")
}

fn installed_lock(project: &Project) -> PathBuf {
    tests(project).join("node_modules/.installed-lock.json")
}
