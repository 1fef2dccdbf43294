//! The rules of ARCHITECTURE.md that a compiler does not know, held as a test.
//!
//! It only reads files, so it ends within seconds.

mod circles;
mod imports;
mod layers;
mod manifest;
mod pages;
mod sides;
mod source;
mod styles;
mod text;
mod violation;
mod words;

use std::path::Path;

use anyhow::{Result, bail};

use crate::files;
use crate::project::Project;
use violation::Violation;

/// The crates that are checked for circles; the first is the app.
const CRATES: &[&str] = &["", "crates/devserver", "crates/locales", "crates/wire", "xtask"];

/// Where files are written by hand, beside those in the root.
const FOLDERS: &[&str] = &["src", "crates", "xtask", "style", "public", "tests", "docs", ".cargo"];

/// Prints every violation and fails if there is one.
pub(crate) fn run(project: &Project) -> Result<()> {
    let found = violations(&project.root)?;
    for Violation { path, line, what } in &found {
        println!("{path}:{line}: {what}");
    }
    match found.len() {
        0 => println!("Tidy."),
        1 => bail!("1 rule is broken, see ARCHITECTURE.md#invariants"),
        number => bail!("{number} rules are broken, see ARCHITECTURE.md#invariants"),
    }
    Ok(())
}

fn violations(root: &Path) -> Result<Vec<Violation>> {
    let mut found = manifest::check(root)?;
    for folder in CRATES {
        let modules = source::modules(root, folder)?;
        if folder.is_empty() {
            found.extend(imports::check(&modules));
        }
        found.extend(circles::check(&modules));
    }
    let screen = screen(root)?;
    for (path, source) in handwritten(root)? {
        found.extend(text::check_file(&path, &source));
        found.extend(words::check_file(&path, &source, &screen));
    }
    found.extend(pages::check(root)?);
    found.extend(styles::check(root));
    Ok(found)
}

/// The path and text of every file that is written by hand.
fn handwritten(root: &Path) -> Result<Vec<(String, String)>> {
    let mut found = files::within(root)?;
    for folder in FOLDERS {
        found.extend(files::below(&root.join(folder))?);
    }
    found.retain(|file| files::has_extension(file, &["rs", "css", "js", "toml", "md"]));
    let paths = found.iter().map(|file| (files::relative(root, file), file));
    let own = paths.filter(|(path, _)| !path.contains("node_modules/"));
    own.map(|(path, file)| Ok((path, files::read(file)?))).collect()
}

/// Every text that the page can show.
fn screen(root: &Path) -> Result<String> {
    let files = files::below(&root.join("locales"))?;
    files.iter().map(|file| files::read(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_tree_is_tidy() {
        run(&Project::find().unwrap()).unwrap();
    }
}
