//! The steps that run in a browser.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::count::Count;
use super::options::Options;
use super::stream::run_counting;
use crate::command::{command, run};
use crate::dist::Mode;
use crate::project::Project;
use crate::setup::WebServer;
use crate::{files, setup};

pub(super) const WASM: &str = "wasm32-unknown-unknown";

/// The component tests, compiled to WebAssembly and run inside a page.
pub(super) fn ui(project: &Project, options: &Options, count: &mut Count) -> Result<()> {
    let filter = &options.filter;
    run(command(project, "cargo")?.args(["build", "--package", "test-runner"]))?;
    let runner = project.target.join("debug/test-runner");
    let driver = setup::chromedriver(project).context("chromedriver is missing")?;
    let capabilities = webdriver_capabilities(project)?;
    let run_filtered = |filter: Option<&String>, count: &mut Count| {
        let mut cargo = command(project, "cargo")?;
        cargo.args(["test", "--package", "iam-account", "--target", WASM, "--test", "ui", "--"]).args(filter);
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner).env("CHROMEDRIVER", &driver);
        cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities);
        // For the whole suite; the default is 20 s.
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
        run_counting(&mut cargo, count)
    };
    if filter.is_empty() {
        return run_filtered(None, count);
    }
    // This runner takes one filter at a time.
    filter.iter().try_for_each(|filter| run_filtered(Some(filter), count))
}

/// webdriver.json with the browser of the end-to-end tests, because the driver finds only browsers in its own places.
fn webdriver_capabilities(project: &Project) -> Result<PathBuf> {
    let mut capabilities: serde_json::Value =
        serde_json::from_str(&files::read(&project.root.join("webdriver.json"))?)?;
    let chromium = setup::chromium(project).context("Chromium is missing")?;
    capabilities["goog:chromeOptions"]["binary"] = chromium.to_string_lossy().into();
    let file = project.target.join("webdriver.json");
    files::write(&file, capabilities.to_string())?;
    Ok(file)
}

/// The main flows in Chromium, Firefox and WebKit.
pub(super) fn engines(project: &Project, options: &Options, count: &mut Count) -> Result<()> {
    let mut playwright = playwright(project)?;
    playwright.env("FIREFOX_PATH", setup::firefox(project).context("Firefox is missing")?);
    playwright.env("WEBKIT_DRIVER", setup::webkit_driver(project).context("WebKitWebDriver is missing")?);
    playwright.args(["--config", "engines.config.js", "--pass-with-no-tests"]).args(&options.filter);
    run_counting(&mut playwright, count)
}

/// `playwright test` with the paths that `tests/e2e` needs.
pub(crate) fn playwright(project: &Project) -> Result<Command> {
    let root = fs::canonicalize(&project.root)?;
    let tests = root.join("tests/e2e");
    let mut playwright = command(project, tests.join("node_modules/.bin/playwright"))?;
    playwright.arg("test").current_dir(tests);
    playwright.env("DEVSERVER", project.target.join("debug/devserver"));
    for (name, mode) in [("DIST", Mode::Production), ("DEV_DIST", Mode::Dev)] {
        playwright.env(name, root.join(mode.folder()));
    }
    playwright.env("ROOT", &root);
    let chromium = setup::chromium(project).context("Chromium is missing")?;
    // Where there is only the whole browser, all tests run in that one.
    playwright.env("HEADLESS_SHELL_PATH", setup::headless_shell(project).unwrap_or_else(|| chromium.clone()));
    playwright.env("CHROMIUM_PATH", chromium);
    for server in WebServer::ALL {
        let program = server.program(project).with_context(|| format!("{} is missing", server.name()))?;
        playwright.env(server.variable(), program);
    }
    Ok(playwright)
}
