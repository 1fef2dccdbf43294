//! Putting the deployable files together under the names that they are cached by.
//!
//! The entry module, the page and config.json keep their names, because others write them down; everything large carries a
//! hash of its content after a `-`, so that it may be cached for ever.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::mode::Mode;
use super::names::Names;
use super::program::{Program, WASM_NAME};
use super::stamp::short_hash;
use super::{compress, html, languages, minify};
use crate::files;
use crate::project::Project;

/// The module that every page names: stable, and the only file that knows the hashed names.
pub(crate) const ENTRY: &str = "iam-account.js";

/// The names under which the entry module, as it is written, calls the built files.
const BINDINGS: &str = "./bindings.js";
const WASM: &str = "./bindings_bg.wasm";
const STYLESHEET: &str = "./iam-account.css";

/// The module that says what happened where the program is not there. It becomes a part of the entry module, in the place
/// of the line that imports it: what says that something is missing must not be missing too.
const FAILURE: &str = "failure.js";
const IMPORT_START: &str = "import {";
const IMPORT_END: &str = "} from \"./failure.js\";\n";

/// Where a script has, as it is written, the texts.
const TEXTS: &str = "const TEXTS = {};";

/// The script that the page runs before its first paint.
pub(super) const START: &str = "./start.js";

/// Fills the folder with all that is deployed, but for the compressed copies.
pub(super) fn assemble(
    project: &Project,
    mode: Mode,
    folder: &Path,
    stylesheet: &str,
    program: &Program,
) -> Result<()> {
    let script = |text: String| {
        if mode == Mode::Production { minify::minify(project, &text) } else { Ok(text) }
    };
    let public = project.root.join("public");
    for file in files::below(&public)? {
        files::write(&folder.join(files::relative(&public, &file)), fs::read(&file)?)?;
    }
    let languages = languages::read(&project.root.join("locales"))?;
    let start =
        script(put_texts(&files::read(&public.join(START))?, &languages::before_start(&languages)?)?)?;
    let failure = put_texts(&files::read(&public.join(FAILURE))?, &languages::failures(&languages)?)?;
    for placed in [START, FAILURE] {
        fs::remove_file(folder.join(placed))?;
    }
    let wasm = write_hashed(folder, "wasm", &program.wasm)?;
    // The bindings know a default name for the WebAssembly; it has to be the true one before their own hash is taken.
    let bindings = script(program.bindings.replace(WASM_NAME, wasm.trim_start_matches("./")))?;
    let names = Names {
        bindings: write_hashed(folder, "js", bindings.as_bytes())?,
        stylesheet: write_hashed(folder, "css", stylesheet.as_bytes())?,
        start: write_hashed(folder, "js", start.as_bytes())?,
        wasm,
    };
    let entry = name_files(&files::read(&public.join(ENTRY))?, &names)?;
    files::write(&folder.join(ENTRY), script(put_failure(&entry, &failure)?)?)?;
    let without_scripts = languages::without_scripts(&languages);
    let page = html::finish(&files::read(&project.root.join("index.html"))?, &names, &without_scripts)?;
    files::write(&folder.join("index.html"), page)
}

/// Puts the texts in the place of the empty table.
fn put_texts(module: &str, texts: &str) -> Result<String> {
    ensure!(module.contains(TEXTS), "a script in public/ has no `{TEXTS}`, which dist would fill");
    Ok(module.replace(TEXTS, &format!("const TEXTS = {texts};")))
}

/// Puts the module of failures in the place of the line that imports it.
fn put_failure(entry: &str, failure: &str) -> Result<String> {
    let (before, after) = entry
        .split_once(IMPORT_START)
        .and_then(|(before, rest)| Some((before, rest.split_once(IMPORT_END)?.1)))
        .with_context(|| format!("public/{ENTRY} does not import ./{FAILURE}, which dist would put there"))?;
    Ok(format!("{before}{}{after}", failure.replace("export ", "")))
}

/// Writes `iam-account-<hash>.<extension>` and answers the name, with `./` before it.
fn write_hashed(folder: &Path, extension: &str, content: &[u8]) -> Result<String> {
    let name = format!("iam-account-{}.{extension}", short_hash(content));
    files::write(&folder.join(&name), content)?;
    debug_assert!(compress::is_compressible(Path::new(&name)));
    Ok(format!("./{name}"))
}

/// Puts the hashed names in the place of the placeholders.
fn name_files(entry: &str, names: &Names) -> Result<String> {
    let mut named = entry.to_owned();
    for (placeholder, name) in
        [(BINDINGS, &names.bindings), (WASM, &names.wasm), (STYLESHEET, &names.stylesheet)]
    {
        let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{placeholder}{quote}"));
        ensure!(
            quoted.iter().any(|literal| named.contains(literal)),
            "public/{ENTRY} has no string literal \"{placeholder}\", which dist would replace with the built file's name"
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
        Names { bindings: named("js"), wasm: named("wasm"), stylesheet: named("css"), start: named("js") }
    }

    #[test]
    fn the_entry_module_learns_the_hashed_names() {
        let entry =
            "import init from './bindings.js'; init(\"./bindings_bg.wasm\"); link(\"./iam-account.css\");";
        let named = name_files(entry, &names()).unwrap();
        assert_eq!(
            named,
            "import init from './iam-account-0123456789abcdef.js'; init(\"./iam-account-0123456789abcdef.wasm\"); \
             link(\"./iam-account-0123456789abcdef.css\");"
        );
    }

    #[test]
    fn the_module_of_failures_learns_what_to_say() {
        let module = put_texts("const TEXTS = {};\nstart();", r#"{"en":{}}"#).unwrap();
        assert_eq!(module, "const TEXTS = {\"en\":{}};\nstart();");
        assert!(put_texts("start();", "{}").unwrap_err().to_string().contains("TEXTS"));
    }

    #[test]
    fn the_module_of_failures_becomes_a_part_of_the_entry_module() {
        let entry = put_failure(
            "// Entry.\nimport { show } from \"./failure.js\";\nshow();",
            "export function show() {}\n",
        );
        assert_eq!(entry.unwrap(), "// Entry.\nfunction show() {}\nshow();");
        assert!(put_failure("show();", "").unwrap_err().to_string().contains("./failure.js"));
    }

    #[test]
    fn a_placeholder_that_is_not_there_is_an_error_that_names_it() {
        let error = name_files("import './bindings.js';", &names()).unwrap_err().to_string();
        assert!(error.contains("\"./bindings_bg.wasm\""), "{error}");
    }
}
