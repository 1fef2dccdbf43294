//! The program: Rust compiled to WebAssembly, and the JavaScript that binds it to the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::{Mode, minify};
use crate::command::{command, run};
use crate::files;
use crate::project::Project;

/// Both parts, as Trunk left them.
pub(super) struct Program {
    pub(super) bindings: String,
    pub(super) wasm: Vec<u8>,
}

/// The name by which Trunk's JavaScript calls the WebAssembly file.
pub(super) const WASM_NAME: &str = "iam-account_bg.wasm";

/// What the compiler's output uses, which wasm-opt has to be told: with `strip = true` the file itself no longer says it.
/// All of it is older than the browsers that the stylesheet is made for.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds both parts with Trunk and, for production, makes the program smaller.
pub(super) fn build(project: &Project, mode: Mode) -> Result<Program> {
    let folder = project.target.join("trunk");
    trunk(project, mode, &folder)?;
    if !files::below(&folder.join("snippets"))?.is_empty() {
        bail!("a dependency brought JavaScript of its own (target/trunk/snippets), which dist does not ship");
    }
    let wasm = folder.join(WASM_NAME);
    let script = folder.join("iam-account.js");
    let mut bindings = files::read(&script)?;
    ensure!(bindings.contains(WASM_NAME), "Trunk's JavaScript does not name {WASM_NAME}");
    if mode == Mode::Production {
        let flags = [FEATURES, &["-Oz", "--strip-producers"]].concat();
        files::write(&script, minify::shorten(project, &flags, &wasm, &bindings)?)?;
        bindings = minify::minify(project, &script)?;
    }
    Ok(Program { bindings, wasm: fs::read(&wasm).context("Trunk left no WebAssembly file")? })
}

fn trunk(project: &Project, mode: Mode, folder: &Path) -> Result<()> {
    let mut trunk = command(project, "trunk")?;
    // Names without Trunk's hashes: we give our own, of uniform length.
    trunk.args(["build", "--filehash=false", "--dist"]).arg(folder);
    trunk.arg(if mode == Mode::Dev { "--release=false" } else { "--release=true" });
    // Trunk reads this as true or false and stops at NO_COLOR=1.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)
}
