//! The lazy parts of the program, and the script that fetches them (parts.js).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasmparser::{Parser, Payload};

use super::optimise::optimise;
use crate::files;
use crate::project::Project;

/// A file that is fetched when it is needed.
pub(super) struct Part {
    /// Its name in the bindings.
    pub(super) name: String,
    pub(super) wasm: Vec<u8>,
}

/// The module from which the parts import what the main program shares with them.
const SHARED: &str = "__wasm_split";

/// The import module of the program in the bindings, and the same with the loaders of the parts.
const MODULE: &str = "\"./program_bg.js\": import0,\n";
const BOTH: &str = "\"./program_bg.js\": { ...import0, ...loaders },\n";

/// The bindings of the program in `folder` with the script that fetches its parts.
pub(super) fn with_loader(folder: &Path, bindings: &str) -> Result<String> {
    ensure!(bindings.contains(MODULE), "the bindings have no `{MODULE}`, which dist would replace");
    let parts: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&files::read(&folder.join("parts.json"))?).context("parts.json")?;
    let mut shared = BTreeSet::new();
    for file in part_files(folder)? {
        shared.extend(imports(&fs::read(file)?)?);
    }
    // Each loader is imported from a module of its own, all of them with one name.
    let others = bindings.split_inclusive('\n').filter(|line| !line.contains("\"./parts.js\""));
    Ok(others.collect::<String>().replace(MODULE, BOTH) + &script(&parts, &shared))
}

/// `parts.js` for these parts and the names that the program shares with them. Each line has the form in which wasm-bindgen
/// writes its own, which `minify` looks for.
fn script(parts: &BTreeMap<String, Vec<String>>, shared: &BTreeSet<String>) -> String {
    let shared: String = shared.iter().map(|name| format!("  \"{name}\": wasm.{name},\n")).collect();
    let loaders: String = parts
        .iter()
        .map(|(part, files)| {
            let files: Vec<_> = files.iter().map(|file| format!("\"./{file}.wasm\"")).collect();
            let files = files.join(", ");
            format!(
                "        __wasm_split_load_{part}: function(callback, data) {{ load([{files}], callback, data); }},\n"
            )
        })
        .collect();
    format!(
        "{}\nconst table = () => wasm.__indirect_function_table;\nconst shared = () => ({{\n{shared}}});\n\
         const loaders = {{\n{loaders}}};\n",
        include_str!("parts.js")
    )
}

/// The names that a part imports from the main program.
fn imports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                ensure!(import.module == SHARED, "a part imports {} from {}", import.name, import.module);
                names.push(import.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// The parts in `folder`, each made smaller.
pub(super) fn read(project: &Project, folder: &Path) -> Result<Vec<Part>> {
    let part = |file: PathBuf| {
        optimise(project, &file, &[])?;
        Ok(Part { name: files::relative(folder, &file), wasm: fs::read(&file)? })
    };
    part_files(folder)?.into_iter().map(part).collect()
}

fn part_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_part = |file: &PathBuf| files::has_extension(file, &["wasm"]) && !file.ends_with("program.wasm");
    Ok(files::below(folder)?.into_iter().filter(is_part).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_fetches_each_part_and_shares_what_it_needs() {
        let parts =
            BTreeMap::from([("pages".to_owned(), vec!["chunk_0".to_owned(), "split_pages".to_owned()])]);
        let script = script(&parts, &BTreeSet::from(["memory".to_owned()]));
        assert!(script.contains("\n  \"memory\": wasm.memory,\n"), "{script}");
        let loader = "        __wasm_split_load_pages: function(callback, data) \
                      { load([\"./chunk_0.wasm\", \"./split_pages.wasm\"], callback, data); },\n";
        assert!(script.contains(loader), "{script}");
    }
}
