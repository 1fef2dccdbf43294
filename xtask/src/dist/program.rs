//! The program: Rust compiled to WebAssembly, and the JavaScript that binds it to the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::minify;
use super::mode::Mode;
use crate::command::{command, run};
use crate::files;
use crate::project::Project;

/// Both parts of the program.
pub(super) struct Program {
    pub(super) bindings: String,
    pub(super) wasm: Vec<u8>,
}

/// The name of the WebAssembly file in Trunk's JavaScript.
pub(super) const WASM_NAME: &str = "iam-account_bg.wasm";

/// The line in Trunk's JavaScript that takes the exports of the program, and its replacement (entrance.js).
const EXPORTS: &str = "wasm = instance.exports;";
const ENTRANCE: &str = "wasm = entrance(instance.exports);";

/// Builds the standard library too: for size, and with a trap in place of each panic and its message. A stable compiler
/// accepts these flags only with `RUSTC_BOOTSTRAP`, which is set only here.
const STD: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // Replaces the flags in .cargo/config.toml, so `erase_components` is repeated.
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// The WebAssembly features of the compiler's output. wasm-opt needs them as flags, because `strip = true` removes them
/// from the file. All of them are older than the browsers that the stylesheet supports.
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
        bindings = minify::shorten(project, &flags, &wasm, &bindings)?;
    }
    let bindings = with_entrance(&bindings)?;
    Ok(Program { bindings, wasm: fs::read(&wasm).context("Trunk left no WebAssembly file")? })
}

/// The bindings with an entrance that every call into the program passes.
fn with_entrance(bindings: &str) -> Result<String> {
    ensure!(bindings.contains(EXPORTS), "Trunk's JavaScript has no `{EXPORTS}`, which dist would replace");
    Ok(bindings.replace(EXPORTS, ENTRANCE) + include_str!("entrance.js"))
}

fn trunk(project: &Project, mode: Mode, folder: &Path) -> Result<()> {
    let mut trunk = command(project, "trunk")?;
    // Without Trunk's hashes, because `assemble` adds its own.
    trunk.args(["build", "--filehash=false", "--dist"]).arg(folder);
    trunk.arg(if mode == Mode::Dev { "--release=false" } else { "--release=true" });
    if mode == Mode::Production {
        trunk.envs(STD.iter().copied());
    }
    // Trunk expects true or false here and stops at NO_COLOR=1.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)
}

#[cfg(test)]
mod tests {
    use super::with_entrance;

    #[test]
    fn every_call_into_the_program_passes_the_entrance() {
        let bindings = with_entrance("let wasm;\nwasm = instance.exports;\nexport {};\n").unwrap();
        assert!(
            bindings.starts_with("let wasm;\nwasm = entrance(instance.exports);\nexport {};\n"),
            "{bindings}"
        );
        assert!(bindings.contains("\nconst entrance = "), "{bindings}");
    }

    #[test]
    fn bindings_that_take_the_program_over_in_another_way_stop_the_build() {
        let error = with_entrance("wasm = module.exports;").unwrap_err().to_string();
        assert!(error.contains("instance.exports"), "{error}");
    }
}
