//! Makes a program smaller: wasm-opt shortens the code, and functions that are alike are put next to each other, where the
//! compression that follows writes the second one as a few differences.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::order;
use crate::command::{command, printed};
use crate::project::Project;

/// The features of the compiler's output; all of them are older than the browsers that the stylesheet supports.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

const SHORTEN: &[&str] = &[
    "-Oz",
    // The browser compiles each function at its first call, which takes as long for a small one. Longer ones of a single caller
    // would make the file larger.
    "--one-caller-inline-max-function-size=100",
    // These make the file smaller and its brotli larger, because they give code that is alike different forms.
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--skip-pass=merge-similar-functions",
    "--strip-producers",
    "--strip-debug",
    "--strip-target-features",
];

/// The levels of `-Oz` without its passes, so that this run writes the code as the one before did.
const ORDER: &[&str] =
    &["--optimize-level=2", "--shrink-level=2", "--reorder-functions-by-name", "--strip-debug"];

/// Runs wasm-opt on `wasm` in place, with `flags` too, and returns what it printed about them.
pub(super) fn optimise(project: &Project, wasm: &Path, flags: &[&str]) -> Result<String> {
    let wasm_opt = |steps: &[&[&str]]| {
        let mut command = command(project, "wasm-opt")?;
        command.args(FEATURES).args(steps.concat()).arg(wasm).arg("-o").arg(wasm);
        printed(&mut command, "")
    };
    let said = wasm_opt(&[SHORTEN, flags])?;
    fs::write(wasm, order::with_names(&fs::read(wasm)?)?)?;
    wasm_opt(&[ORDER])?;
    Ok(said)
}
