//! Makes downloads shorter: removes comments and long names from JavaScript, and shortens the names between the program and
//! its bindings to one letter.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::optimise::optimise;
use crate::command::{command, printed};
use crate::project::Project;

/// The import module of the program, as wasm-bindgen and as wasm-opt write it.
const MODULE: (&str, &str) = ("\"./program_bg.js\": ", "a: ");

/// What wasm-opt prints about shortened names.
#[derive(Deserialize)]
struct Shortened {
    /// Module, old name, new name.
    imports: Vec<(String, String, String)>,
    /// Old name, new name.
    exports: Vec<(String, String)>,
}

/// Makes `wasm` smaller in place and returns the bindings with the shortened names.
pub(super) fn shorten(project: &Project, wasm: &Path, bindings: &str) -> Result<String> {
    let names = optimise(project, wasm, &["--minify-imports-and-exports-and-modules"])?;
    rename(bindings, &serde_json::from_str(&names).context("wasm-opt printed no names")?)
}

/// The syntax that every supported browser knows.
pub(super) const SUPPORTED: &str = "es2022";

/// The syntax for scripts that also run in browsers that are too old for the program: that of the first ones with modules.
pub(super) const OLD: &str = "es2017";

/// JavaScript without comments, white space and long local names, in the syntax `target`.
pub(super) fn minify(project: &Project, target: &str, script: &str) -> Result<String> {
    let mut esbuild = command(project, "esbuild")?;
    printed(
        esbuild.args([
            "--minify",
            "--tree-shaking=true",
            &format!("--target={target}"),
            "--charset=utf8",
            "--log-level=warning",
        ]),
        script,
    )
}

/// Imports are keys of an object, exports members of `wasm`.
fn rename(bindings: &str, names: &Shortened) -> Result<String> {
    ensure!(bindings.contains(MODULE.0), "the bindings have no module {}", MODULE.0);
    let mut renamed = bindings.replace(MODULE.0, MODULE.1);
    for (_, old, new) in &names.imports {
        let key = format!("        {old}: function(");
        ensure!(renamed.contains(&key), "the bindings have no import {old}");
        renamed = renamed.replace(&key, &format!("{new}: function("));
    }
    for (old, new) in &names.exports {
        renamed = replace_member(&renamed, &format!("wasm.{old}"), &format!("wasm.{new}"));
    }
    Ok(renamed)
}

/// Replaces `old` where no letter, digit or underscore follows: one name may begin with another.
fn replace_member(text: &str, old: &str, new: &str) -> String {
    let mut pieces = text.split(old);
    let mut replaced = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let goes_on = piece.starts_with(|next: char| next.is_ascii_alphanumeric() || "_$".contains(next));
        replaced.push_str(if goes_on { old } else { new });
        replaced.push_str(piece);
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = r#"
    const import0 = {
        __proto__: null,
        __wbg_get_1: function(a) { return a; },
        __wbg_get_12: function() { wasm.mount(); wasm.mount_all(); wasm.memory.buffer; },
    };
    return {
        "./program_bg.js": import0,
    };
    wasm.mount"#;

    fn names() -> Shortened {
        serde_json::from_str(
            r#"{"imports": [["./program_bg.js", "__wbg_get_1", "a"], ["./program_bg.js", "__wbg_get_12", "b"]],
                "exports": [["mount", "c"], ["mount_all", "d"], ["memory", "e"]]}"#,
        )
        .unwrap()
    }

    #[test]
    fn the_bindings_use_the_short_names() {
        let renamed = rename(BINDINGS, &names()).unwrap();
        for part in ["a: function(a)", "b: function() { wasm.c(); wasm.d(); wasm.e.buffer; }", "a: import0,"]
        {
            assert!(renamed.contains(part), "{part} in {renamed}");
        }
        assert!(renamed.ends_with("wasm.c"));
    }

    #[test]
    fn bindings_of_another_shape_stop_the_build() {
        assert!(rename("", &names()).is_err());
        let missing = rename(&BINDINGS.replace("__wbg_get_12", "__wbg_get_13"), &names());
        assert!(missing.unwrap_err().to_string().contains("__wbg_get_12"));
    }
}
