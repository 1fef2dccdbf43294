//! Puts the deployable files together and gives them their names.
//!
//! The entry module, the page and config.json keep their names, because other sites use them. Each large file has a hash of
//! its content after a `-`, so that it may be cached for ever.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::entry::{ENTRY, put_texts};
use super::mode::Mode;
use super::names::{Names, PARTS};
use super::parts::Part;
use super::program::Program;
use super::stamp::short_hash;
use super::stylesheet::Sheets;
use super::{basic, compress, entry, html, languages, minify};
use crate::files;
use crate::project::Project;

/// The script that the page runs before its first paint.
pub(super) const START: &str = "./start.js";

/// For portals that frame the page: a script that stands alone, under a name that stays.
pub(crate) const HOST_SCRIPT: &str = "iam-account-host.js";

/// The scripts of `public/` that are deployed under their own names, made small.
const SCRIPTS: [&str; 3] = [HOST_SCRIPT, "frame.js", "beacon.js"];

/// Fills the folder with all deployed files except the compressed copies. `page` is `index.html` before the build.
pub(super) fn assemble(
    project: &Project,
    mode: Mode,
    page: &str,
    folder: &Path,
    sheets: &Sheets,
    program: &Program,
) -> Result<()> {
    let script_for = |target: &str, text: String| {
        if mode.is_deployable() { minify::minify(project, target, &text) } else { Ok(text) }
    };
    let script = |text: String| script_for(minify::SUPPORTED, text);
    let public = project.root.join("public");
    for file in files::below(&public)? {
        files::write(&folder.join(files::relative(&public, &file)), fs::read(&file)?)?;
    }
    let languages = languages::read(&project.root.join("locales"))?;
    let start = put_texts(&files::read(&public.join(START))?, &languages::before_start(&languages)?)?;
    let start = script_for(minify::OLD, start)?;
    let basic = basic::script(&public, &languages)?;
    files::write(&folder.join(basic::SCRIPT), script_for(minify::OLD, basic)?)?;
    files::write(
        &folder.join(basic::PAGE),
        basic::page(&files::read(&public.join(basic::PAGE))?, &languages)?,
    )?;
    for name in SCRIPTS {
        files::write(&folder.join(name), script(files::read(&public.join(name))?)?)?;
    }
    for placed in entry::MODULES.iter().chain([&START, &basic::MODULE]) {
        fs::remove_file(folder.join(placed))?;
    }
    let (bindings, wasm) = write_program(folder, program, script)?;
    // A program without parts asks for no second sheet.
    let rest = if mode.is_deployable() { "" } else { &sheets.parts };
    let names = Names {
        bindings,
        stylesheet: write_hashed(folder, "", "css", (sheets.first.clone() + rest).as_bytes())?,
        parts_sheet: write_hashed(folder, PARTS, "css", sheets.parts.as_bytes())?,
        start: write_hashed(folder, "", "js", start.as_bytes())?,
        wasm,
    };
    files::write(&folder.join(ENTRY), script(entry::source(&project.root, &names)?)?)?;
    let without_scripts = languages::without_scripts(&languages, basic::PAGE);
    let page = html::finish(page, &names, &without_scripts)?;
    files::write(&folder.join(html::PAGE), page)
}

/// Writes the files of the program and returns the names of bindings and main file. All have one hash over all of them,
/// because the bindings name the other files, and no two builds may be mixed.
fn write_program(
    folder: &Path,
    program: &Program,
    script: impl Fn(String) -> Result<String>,
) -> Result<(String, String)> {
    let Program { bindings, wasm, parts, .. } = program;
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

/// Writes `iam-account-<what><hash>.<extension>` and returns the name, with `./` before it.
fn write_hashed(folder: &Path, what: &str, extension: &str, content: &[u8]) -> Result<String> {
    let name = format!("iam-account-{what}{}.{extension}", short_hash(content));
    files::write(&folder.join(&name), content)?;
    debug_assert!(compress::is_compressible(Path::new(&name)));
    Ok(format!("./{name}"))
}
