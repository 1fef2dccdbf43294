//! Puts the deployable files together and gives them their names.
//!
//! The entry module, the page and config.json keep their names, because other sites use them. Each large file has a hash of
//! its content after a `-`, so that it may be cached for ever.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::mode::Mode;
use super::names::Names;
use super::parts::Part;
use super::program::Program;
use super::stamp::short_hash;
use super::{compress, html, languages, minify, stylesheet};
use crate::files;
use crate::project::Project;

/// The module that every page names: stable, and the only file that knows the hashed names.
pub(crate) const ENTRY: &str = "iam-account.js";

/// The names of the built files in the source of the entry module.
const BINDINGS: &str = "./bindings.js";
const WASM: &str = "./bindings_bg.wasm";
const STYLESHEET: &str = "./iam-account.css";

/// The module that shows a message when the program is missing or has stopped. It replaces the line of the entry module that
/// imports it, because a file of its own could be missing too.
const FAILURE: &str = "failure.js";
const IMPORT_START: &str = "import {";
const IMPORT_END: &str = "} from \"./failure.js\";\n";

/// The place of the texts in the source of a script.
const TEXTS: &str = "const TEXTS = {};";

/// The stylesheet that only the studio asks for. The program knows no hash of it, so its name is stable.
const STUDIO: &str = "studio.css";

/// The script that the page runs before its first paint.
pub(super) const START: &str = "./start.js";

/// Fills the folder with all deployed files except the compressed copies.
pub(super) fn assemble(
    project: &Project,
    mode: Mode,
    folder: &Path,
    sheet: &str,
    program: &Program,
) -> Result<()> {
    let script = |text: String| {
        if mode.is_deployable() { minify::minify(project, &text) } else { Ok(text) }
    };
    let public = project.root.join("public");
    for file in files::below(&public)? {
        files::write(&folder.join(files::relative(&public, &file)), fs::read(&file)?)?;
    }
    let studio = stylesheet::build(&project.root.join("style/studio/index.css"))?;
    files::write(&folder.join(STUDIO), studio)?;
    let languages = languages::read(&project.root.join("locales"))?;
    let start =
        script(put_texts(&files::read(&public.join(START))?, &languages::before_start(&languages)?)?)?;
    for placed in [START, FAILURE] {
        fs::remove_file(folder.join(placed))?;
    }
    let (bindings, wasm) = write_program(folder, program, script)?;
    let names = Names {
        bindings,
        stylesheet: write_hashed(folder, "css", sheet.as_bytes())?,
        start: write_hashed(folder, "js", start.as_bytes())?,
        wasm,
    };
    files::write(&folder.join(ENTRY), script(entry_source(project, &names)?)?)?;
    let without_scripts = languages::without_scripts(&languages);
    let page = html::finish(&files::read(&project.root.join("index.html"))?, &names, &without_scripts)?;
    files::write(&folder.join("index.html"), page)
}

/// The entry module with the names of the built files and the messages of failures, before it is made smaller.
pub(crate) fn entry_source(project: &Project, names: &Names) -> Result<String> {
    let public = project.root.join("public");
    let languages = languages::read(&project.root.join("locales"))?;
    let failure = put_texts(&files::read(&public.join(FAILURE))?, &languages::failures(&languages)?)?;
    put_failure(&name_files(&files::read(&public.join(ENTRY))?, names)?, &failure)
}

/// Writes the files of the program and returns the names of bindings and main file. All have one hash over all of them,
/// because the bindings name the other files, and no two builds may be mixed.
fn write_program(
    folder: &Path,
    program: &Program,
    script: impl Fn(String) -> Result<String>,
) -> Result<(String, String)> {
    let Program { bindings, wasm, parts } = program;
    let mut content = [bindings.as_bytes(), wasm].concat();
    parts.iter().for_each(|part| content.extend(&part.wasm));
    let hash = short_hash(&content);
    let main = format!("iam-account-{hash}.wasm");
    files::write(&folder.join(&main), wasm)?;
    let mut bindings = bindings.clone();
    for Part { name, wasm } in parts {
        let hashed = format!(
            "iam-account-{}-{hash}.wasm",
            name.trim_start_matches("split_").trim_end_matches(".wasm")
        );
        bindings = bindings.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
        files::write(&folder.join(hashed), wasm)?;
    }
    let name = format!("iam-account-{hash}.js");
    files::write(&folder.join(&name), script(bindings)?)?;
    Ok((format!("./{name}"), format!("./{main}")))
}

/// Replaces the empty table with the texts.
fn put_texts(module: &str, texts: &str) -> Result<String> {
    ensure!(module.contains(TEXTS), "a script in public/ has no `{TEXTS}`, which dist would fill");
    Ok(module.replace(TEXTS, &format!("const TEXTS = {texts};")))
}

/// Replaces the line that imports the module of failures with the module.
fn put_failure(entry: &str, failure: &str) -> Result<String> {
    let (before, after) = entry
        .split_once(IMPORT_START)
        .and_then(|(before, rest)| Some((before, rest.split_once(IMPORT_END)?.1)))
        .with_context(|| format!("public/{ENTRY} does not import ./{FAILURE}, which dist would put there"))?;
    Ok(format!("{before}{}{after}", failure.replace("export ", "")))
}

/// Writes `iam-account-<hash>.<extension>` and returns the name, with `./` before it.
fn write_hashed(folder: &Path, extension: &str, content: &[u8]) -> Result<String> {
    let name = format!("iam-account-{}.{extension}", short_hash(content));
    files::write(&folder.join(&name), content)?;
    debug_assert!(compress::is_compressible(Path::new(&name)));
    Ok(format!("./{name}"))
}

/// Replaces the placeholders with the hashed names.
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
    fn the_entry_module_gets_the_hashed_names() {
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
    fn the_module_of_failures_gets_its_texts() {
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
    fn a_missing_placeholder_is_named_in_the_error() {
        let error = name_files("import './bindings.js';", &names()).unwrap_err().to_string();
        assert!(error.contains("\"./bindings_bg.wasm\""), "{error}");
    }
}
