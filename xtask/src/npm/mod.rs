//! The npm package in `dist-npm/`: the deployable files, a module for bundlers, types and a manifest of the element.
//!
//! A bundler cannot keep a folder together: it gives each file a name of its own, if it sees its URL at all. So the package
//! has two entry modules. `files/iam-account.js` is the deployed one, for a CDN path. `index.js` is the same with the URL of
//! each file written out (`entry.rs`).

mod entry;
mod preview;
mod tarball;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::dist::{self, Mode};
use crate::files;
use crate::project::Project;

/// The folder in the work tree.
pub(crate) const FOLDER: &str = "dist-npm";

/// The name has no version, so that the examples can name the file.
const TARBALL: &str = "iam-account.tgz";

/// What the deployable files have for our own page only.
const OWN_PAGE: &[&str] = &["index.html", "icon.svg", "config.json", "frame.js", "beacon.js"];

/// What stands in the texts of `npm/` for the version, and for the hash of the preview's script.
const VERSION: &str = "{version}";
const PREVIEW_HASH: &str = "{preview-hash}";

/// The path of the tarball.
pub(crate) fn tarball(project: &Project) -> PathBuf {
    project.root.join(FOLDER).join(TARBALL)
}

/// Packs what `dist/` has.
pub(crate) fn pack(project: &Project) -> Result<()> {
    let dist = dist::run(project, Mode::Production)?;
    files::write(&tarball(project), tarball::pack(&content(project, &dist)?)?)?;
    println!("Packed {FOLDER}/{TARBALL}.");
    Ok(())
}

/// The files of the package by their paths in it.
fn content(project: &Project, dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut content = Vec::new();
    let names = dist::deployed_names(dist)?;
    let own = |name: &str| OWN_PAGE.contains(&name) || name == names.start.trim_start_matches("./");
    for file in files::within(dist)? {
        let name = files::relative(dist, &file);
        if !files::has_extension(&file, &["br", "gz"]) && !own(&name) {
            content.push((format!("files/{name}"), fs::read(&file)?));
        }
    }
    // Without an operator there is nothing to configure; a missing file would be an error in the console.
    content.push(("files/config.json".into(), b"{}\n".to_vec()));
    let preview = preview::in_one_file(&read(dist, "preview.html")?, &read(dist, "preview.js")?)?;
    content.push((format!("files/{}", preview::NAME), preview.page.into_bytes()));
    let lazy = content.iter().filter_map(|(path, _)| entry::lazy_file(path, &names));
    let index = entry::for_bundlers(&dist::entry_source(&project.root, &names)?, &lazy.collect::<Vec<_>>())?;
    content.push(("index.js".into(), index.into_bytes()));
    let texts = project.root.join("npm");
    for file in files::within(&texts)? {
        let text = files::read(&file)?.replace(PREVIEW_HASH, &preview.hash);
        let text = text.replace(VERSION, env!("CARGO_PKG_VERSION"));
        content.push((files::relative(&texts, &file), text.into_bytes()));
    }
    content.push(("LICENSE".into(), fs::read(project.root.join("LICENSE"))?));
    content.sort();
    Ok(content)
}

fn read(dist: &Path, name: &str) -> Result<String> {
    files::read(&dist.join(name)).context("the build lacks a file of the package")
}
