//! The entry module: one file out of the modules of `public/`, with the names of the built files.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::languages;
use super::names::Names;
use crate::files;

/// The module that every page names: stable, and the only file that knows the hashed names.
pub(crate) const ENTRY: &str = "iam-account.js";

/// The names of the built files in the source of the entry module.
const BINDINGS: &str = "./bindings.js";
const WASM: &str = "./bindings_bg.wasm";
const STYLESHEET: &str = "./iam-account.css";
const PARTS_SHEET: &str = "./parts.css";

/// The modules of the entry module. Each replaces the line that imports it, because a file of its own could be missing.
pub(super) const MODULES: [&str; 8] =
    ["config.js", "drops.js", "early.js", FAILURE, "height.js", "program.js", "properties.js", "styles.js"];

/// The one that shows a message when the program is missing or has stopped.
const FAILURE: &str = "failure.js";
const IMPORT_START: &str = "import {";

/// The place of the texts in the source of a script.
const TEXTS: &str = "const TEXTS = {};";

/// The entry module before it is made smaller. `root` is the work tree.
pub(crate) fn source(root: &Path, names: &Names) -> Result<String> {
    let public = root.join("public");
    let mut entry = files::read(&public.join(ENTRY))?;
    for name in MODULES {
        let module = files::read(&public.join(name))?;
        let module = if name == FAILURE {
            put_texts(&module, &languages::failures(&languages::read(&root.join("locales"))?)?)?
        } else {
            module
        };
        entry = put_module(&entry, name, &module)?;
    }
    name_files(&entry, names)
}

/// Replaces the empty table with the texts.
pub(super) fn put_texts(module: &str, texts: &str) -> Result<String> {
    ensure!(module.contains(TEXTS), "a script in public/ has no `{TEXTS}`, which dist would fill");
    Ok(module.replace(TEXTS, &format!("const TEXTS = {texts};")))
}

/// Replaces the line that imports a module with the module.
pub(super) fn put_module(entry: &str, name: &str, module: &str) -> Result<String> {
    let (before, after) = entry
        .split_once(&format!("}} from \"./{name}\";\n"))
        .and_then(|(before, after)| Some((before.rsplit_once(IMPORT_START)?.0, after)))
        .with_context(|| {
            format!("a script in public/ does not import ./{name}, which dist would put there")
        })?;
    Ok(format!("{before}{}{after}", module.replace("export ", "")))
}

/// Replaces the placeholders with the hashed names.
fn name_files(entry: &str, names: &Names) -> Result<String> {
    let mut named = entry.to_owned();
    for (placeholder, name) in [
        (BINDINGS, &names.bindings),
        (WASM, &names.wasm),
        (STYLESHEET, &names.stylesheet),
        (PARTS_SHEET, &names.parts_sheet),
    ] {
        let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{placeholder}{quote}"));
        ensure!(
            quoted.iter().any(|literal| named.contains(literal)),
            "no module of public/{ENTRY} has a string literal \"{placeholder}\", which dist would replace with the built file's name"
        );
        for literal in &quoted {
            named = named.replace(literal, &literal.replace(placeholder, name));
        }
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let named = |extension| format!("./iam-account-0123456789abcdef.{extension}");
        Names {
            bindings: named("js"),
            wasm: named("wasm"),
            stylesheet: named("css"),
            parts_sheet: "./iam-account-parts-fedcba9876543210.css".into(),
            start: named("js"),
        }
    }

    #[test]
    fn the_entry_module_gets_the_hashed_names() {
        let entry = "import init from './bindings.js'; init(\"./bindings_bg.wasm\"); link(\"./iam-account.css\", \"./parts.css\");";
        let named = name_files(entry, &names()).unwrap();
        assert_eq!(
            named,
            "import init from './iam-account-0123456789abcdef.js'; init(\"./iam-account-0123456789abcdef.wasm\"); \
             link(\"./iam-account-0123456789abcdef.css\", \"./iam-account-parts-fedcba9876543210.css\");"
        );
    }

    #[test]
    fn the_module_of_failures_gets_its_texts() {
        let module = put_texts("const TEXTS = {};\nstart();", r#"{"en":{}}"#).unwrap();
        assert_eq!(module, "const TEXTS = {\"en\":{}};\nstart();");
        assert!(put_texts("start();", "{}").unwrap_err().to_string().contains("TEXTS"));
    }

    #[test]
    fn a_module_becomes_a_part_of_the_entry_module() {
        let entry =
            "// Entry.\nimport { a } from \"./a.js\";\nimport { show } from \"./failure.js\";\nshow();";
        let entry = put_module(entry, FAILURE, "export function show() {}\n");
        assert_eq!(entry.unwrap(), "// Entry.\nimport { a } from \"./a.js\";\nfunction show() {}\nshow();");
        let error = put_module("show();", FAILURE, "").unwrap_err().to_string();
        assert!(error.contains("./failure.js"), "{error}");
    }

    #[test]
    fn a_missing_placeholder_is_named_in_the_error() {
        let error = name_files("import './bindings.js';", &names()).unwrap_err().to_string();
        assert!(error.contains("\"./bindings_bg.wasm\""), "{error}");
    }
}
