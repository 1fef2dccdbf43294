//! The program: Rust compiled to WebAssembly, its lazy parts, and the JavaScript that binds them to the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use super::minify;
use super::mode::Mode;
use super::parts::{self, Part};
use crate::command::{command, printed, run};
use crate::files;
use crate::project::Project;

/// What the browser loads to run the app.
pub(super) struct Program {
    pub(super) bindings: String,
    pub(super) wasm: Vec<u8>,
    pub(super) parts: Vec<Part>,
    /// What cargo printed about all that it compiled for it, a JSON document a line.
    pub(super) messages: String,
}

/// The line of the bindings that takes the exports of the program, and its replacement (entrance.js).
const EXPORTS: &str = "wasm = instance.exports;";
const ENTRANCE: &str = "wasm = entrance(instance.exports);";

/// What the bindings export for starting the program, and what the entry module uses of it.
const STARTS: &str = "export { initSync, __wbg_init as default };";
const START: &str = "export { __wbg_init as default };";

const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Builds the standard library too: for size, and with a trap in place of each panic and its message. A stable compiler
/// accepts these flags only with `RUSTC_BOOTSTRAP`, which is set only here.
const STD: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];
const STD_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Replaces the flags in .cargo/config.toml, so `erase_components` is repeated. The splitter needs the relocations.
const SPLIT_FLAGS: &str = "--cfg erase_components -Clink-args=--emit-relocs";

/// Compiles the program, binds it to the browser and, for production, splits it and makes it smaller.
pub(super) fn build(project: &Project, mode: Mode) -> Result<Program> {
    let messages = compile(project, mode)?;
    let folder = project.target.join("bundle").join(mode.folder());
    bundle(project, &compiled(project, mode), &folder, mode.is_deployable())?;
    if folder.join("snippets").exists() {
        bail!("a dependency brought JavaScript of its own, which dist does not ship");
    }
    let bindings = files::read(&folder.join("program.js"))?;
    let main = folder.join("program.wasm");
    if !mode.is_deployable() {
        return of_one_file(bindings, fs::read(main)?);
    }
    let bindings = without_markup(bindings)?;
    let bindings = parts::with_loader(&folder, &bindings)?;
    let bindings = with_entrance(&minify::shorten(project, &main, &bindings)?)?;
    let parts = parts::read(project, &folder)?;
    Ok(Program { bindings, wasm: fs::read(main)?, parts, messages })
}

/// A program in one file that another build has compiled and bound to the browser.
pub(super) fn of_one_file(bindings: String, wasm: Vec<u8>) -> Result<Program> {
    let bindings = with_entrance(&without_markup(bindings)?)?;
    Ok(Program { bindings, wasm, parts: Vec::new(), messages: String::new() })
}

/// Binds a compiled program to the browser, and splits it (`crates/bundle`).
pub(crate) fn bundle(project: &Project, compiled: &Path, folder: &Path, split: bool) -> Result<()> {
    let mut bundle = command(project, "cargo")?;
    bundle.args(["run", "--quiet", "--package", "bundle", "--"]).arg(compiled).arg(folder);
    run(bundle.args(split.then_some("--split")))
}

/// The path of the program as it is compiled.
pub(crate) fn compiled(project: &Project, mode: Mode) -> PathBuf {
    project.target.join("wasm32-unknown-unknown").join(mode.profile()).join("iam-account.wasm")
}

/// Compiles the program and returns the messages about it.
fn compile(project: &Project, mode: Mode) -> Result<String> {
    let mut cargo = command(project, "cargo")?;
    cargo.args(["build", "--bin", "iam-account", "--target", "wasm32-unknown-unknown"]);
    cargo.arg("--message-format=json-render-diagnostics");
    if mode.is_deployable() {
        cargo.args(["--profile", mode.profile(), "--features", "split"]);
    }
    match mode {
        Mode::Production => {
            cargo.envs(STD.iter().copied()).env(FLAGS, format!("{SPLIT_FLAGS} {STD_FLAGS}"));
        }
        Mode::StockStd => {
            cargo.env(FLAGS, SPLIT_FLAGS);
        }
        Mode::Dev => {}
    }
    printed(&mut cargo, "")
}

/// What the bindings have where a `<template>` is filled with markup and copied.
const TEMPLATE: &str = "__wbg_content_";

/// The bindings, which may not parse markup: the policy of the page forbids it (Trusted Types). Leptos does it for each part of
/// a `view!` in which nothing can change. (They do set `innerHTML`, for an attribute of Leptos that no view has.)
fn without_markup(bindings: String) -> Result<String> {
    ensure!(
        !bindings.contains(TEMPLATE),
        "a `view!` has an element with nothing but literals in it, which Leptos would parse as markup: write one of them \
         as an expression, `{{\"…\"}}`"
    );
    Ok(bindings)
}

/// The bindings with an entrance that every call into the program passes.
fn with_entrance(bindings: &str) -> Result<String> {
    for line in [EXPORTS, STARTS] {
        ensure!(bindings.contains(line), "the bindings have no `{line}`, which dist would replace");
    }
    Ok(bindings.replace(EXPORTS, ENTRANCE).replace(STARTS, START) + include_str!("entrance.js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_into_the_program_passes_the_entrance() {
        let bindings = with_entrance(&format!("let wasm;\nwasm = instance.exports;\n{STARTS}\n")).unwrap();
        assert!(
            bindings.starts_with(
                "let wasm;\nwasm = entrance(instance.exports);\nexport { __wbg_init as default };\n"
            ),
            "{bindings}"
        );
        assert!(bindings.contains("\nconst entrance = "), "{bindings}");
    }

    #[test]
    fn bindings_that_parse_markup_stop_the_build() {
        let error = without_markup("__wbg_content_12: function(arg0) {".into()).unwrap_err().to_string();
        assert!(error.contains("view!"), "{error}");
        assert_eq!(without_markup("let wasm;".into()).unwrap(), "let wasm;");
    }

    #[test]
    fn bindings_that_take_the_program_over_in_another_way_stop_the_build() {
        let error = with_entrance("wasm = module.exports;").unwrap_err().to_string();
        assert!(error.contains("instance.exports"), "{error}");
    }
}
