//! What is shipped beside our own code: the crates that cargo compiled for the browser, those of the standard library among
//! them.
//!
//! Cargo says what it compiles. So nothing is listed that only builds and tests need, and nothing is forgotten. The linker
//! drops what is not called, so the program may have less. No dependency ships JavaScript (`program.rs` stops the build).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use toml::Table;

use super::lock::{Key, Lock};
use crate::command::{command, output};
use crate::files;
use crate::project::Project;

/// Where the source of the standard library lies in a toolchain.
const LIBRARY: &str = "rustlib/src/rust/library";

/// Of the standard library, whose crates do not all say it.
const LICENCE_OF_RUST: &str = "MIT OR Apache-2.0";
const SOURCE_OF_RUST: &str = "https://github.com/rust-lang/rust";

/// A crate that is not ours.
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression.
    pub(super) licence: String,
    pub(super) authors: Vec<String>,
    pub(super) repository: Option<String>,
    /// The folder of its source.
    pub(super) folder: PathBuf,
    /// Its package URL, by which others know it.
    pub(super) purl: String,
    /// SHA-256 of its archive in the registry.
    pub(super) checksum: Option<String>,
    /// The package URLs of the shipped crates that its lock file names for it.
    pub(super) needs: BTreeSet<String>,
}

/// All that is shipped.
pub(super) struct Shipped {
    /// Sorted by name and version.
    pub(super) crates: Vec<Crate>,
    /// What our own code needs, as package URLs.
    pub(super) direct: BTreeSet<String>,
}

/// What cargo prints about something that it compiled; its other lines have no files.
#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    manifest_path: PathBuf,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// The crates of a build. `messages` is what `cargo build --message-format=json` printed.
pub(super) fn read(project: &Project, messages: &str) -> Result<Shipped> {
    let mut locks = BTreeSet::from([project.root.join("Cargo.lock")]);
    let (mut own, mut found) = (Vec::new(), BTreeMap::new());
    for manifest in manifests(messages)? {
        let package = package(&manifest)?;
        let key = |version| Some((text(&package, "name")?, version));
        if manifest.starts_with(&project.root) {
            own.extend(key(env!("CARGO_PKG_VERSION").into()));
            continue;
        }
        let missing = || format!("{} lacks a name, a version or a licence", manifest.display());
        let locked = text(&package, "version").and_then(key).with_context(missing)?;
        let folder = manifest.parent().with_context(missing)?;
        let described = match folder.ancestors().find(|folder| folder.ends_with(LIBRARY)) {
            Some(library) => {
                locks.insert(library.join("Cargo.lock"));
                of_rust(&locked.0, &package, &release(project)?, library, folder)
            }
            None => of_registry(&locked, &package, folder).with_context(missing)?,
        };
        found.insert(locked, described);
    }
    let locks = locks.iter().map(|path| Lock::read(path)).collect::<Result<Vec<_>>>()?;
    connect(found, &own, &locks)
}

/// The manifests of what was compiled for the browser.
fn manifests(messages: &str) -> Result<BTreeSet<PathBuf>> {
    let mut manifests = BTreeSet::new();
    for line in messages.lines() {
        let message: Message = serde_json::from_str(line).context("cargo printed no message")?;
        let is_for_browser = |file: &PathBuf| file.iter().any(|folder| folder == "wasm32-unknown-unknown");
        if message.filenames.iter().any(is_for_browser) {
            manifests.insert(message.manifest_path);
        }
    }
    Ok(manifests)
}

fn package(manifest: &Path) -> Result<Table> {
    let mut table: Table = toml::from_str(&files::read(manifest)?)?;
    match table.remove("package") {
        Some(toml::Value::Table(package)) => Ok(package),
        _ => bail!("{} has no package", manifest.display()),
    }
}

fn text(package: &Table, key: &str) -> Option<String> {
    Some(package.get(key)?.as_str()?.to_owned())
}

/// The release of Rust, such as `1.95.0`.
fn release(project: &Project) -> Result<String> {
    let line = output(command(project, "rustc")?.arg("--version")).unwrap_or_default();
    Ok(line.split(' ').nth(1).context("rustc has no version")?.to_owned())
}

/// A crate in the source of Rust, which has no version of its own.
fn of_rust(name: &str, package: &Table, release: &str, library: &Path, folder: &Path) -> Crate {
    Crate {
        name: name.to_owned(),
        version: release.to_owned(),
        licence: text(package, "license").unwrap_or_else(|| LICENCE_OF_RUST.to_owned()),
        authors: vec!["The Rust Project Developers".to_owned()],
        repository: Some(SOURCE_OF_RUST.to_owned()),
        folder: folder.to_path_buf(),
        purl: format!("pkg:github/rust-lang/rust@{release}#library/{}", files::relative(library, folder)),
        checksum: None,
        needs: BTreeSet::new(),
    }
}

/// A crate from crates.io.
fn of_registry((name, version): &Key, package: &Table, folder: &Path) -> Option<Crate> {
    let licence = text(package, "license")?;
    let authors = package.get("authors").and_then(toml::Value::as_array).into_iter().flatten();
    Some(Crate {
        name: name.clone(),
        version: version.clone(),
        // Old packages write `MIT/Apache-2.0`.
        licence: spdx::Expression::canonicalize(&licence).ok()?.unwrap_or(licence),
        authors: authors.filter_map(|author| author.as_str().map(str::to_owned)).collect(),
        repository: text(package, "repository"),
        folder: folder.to_path_buf(),
        purl: format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")),
        checksum: None,
        needs: BTreeSet::new(),
    })
}

/// Adds what the lock files say. A crate may be in both, for the standard library and for the rest: then it has the dependencies
/// of both, so the order of the files, which depends on where they lie, changes nothing.
fn connect(mut found: BTreeMap<Key, Crate>, own: &[Key], locks: &[Lock]) -> Result<Shipped> {
    let purls: BTreeMap<_, _> = found.iter().map(|(key, found)| (key.clone(), found.purl.clone())).collect();
    let entries =
        |key: &Key| -> Vec<_> { locks.iter().filter_map(|lock| Some((lock, lock.find(key)?))).collect() };
    let needs = |key: &Key| -> BTreeSet<_> {
        let all = entries(key).into_iter().flat_map(|(lock, package)| lock.dependencies(package));
        all.filter_map(|key| purls.get(&key).cloned()).collect()
    };
    for (key, found) in &mut found {
        ensure!(!entries(key).is_empty(), "no lock file has {} {}", key.0, key.1);
        found.checksum = entries(key).iter().find_map(|(_, package)| package.checksum.clone());
        found.needs = needs(key);
    }
    let std = found.values().filter(|found| found.name == "std").map(|std| std.purl.clone());
    let direct = own.iter().flat_map(needs).chain(std).collect();
    Ok(Shipped { crates: found.into_values().collect(), direct })
}

#[cfg(test)]
mod tests;
