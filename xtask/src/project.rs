//! The folders of the project: the work tree, Cargo's target folder and the cache of tools.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use crate::cache::Cache;

/// The folders that every task works in.
pub(crate) struct Project {
    /// The work tree, with index.html and src/.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, which the caller may have moved.
    pub(crate) target: PathBuf,
    /// The tools that the project installed for itself.
    pub(crate) cache: Cache,
    cargo_home: PathBuf,
    path: OsString,
}

impl Project {
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask/ lies in the work tree")?.to_path_buf();
        // Relative to the folder in which cargo was called, not to the folders of its children.
        let target = match env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
            Some(dir) => env::current_dir()?.join(dir),
            None => root.join("target"),
        };
        Ok(Self {
            target,
            cache: Cache::new(folder("XDG_CACHE_HOME", ".cache")?.join("iam-account")),
            cargo_home: folder("CARGO_HOME", ".cargo")?,
            path: env::var_os("PATH").unwrap_or_default(),
            root,
        })
    }

    /// A copy of the work tree below another folder, with a target folder beside it.
    pub(crate) fn copied_to(&self, folder: &Path) -> Self {
        Self {
            root: folder.join("work-tree"),
            target: folder.join("target"),
            cache: self.cache.clone(),
            cargo_home: self.cargo_home.clone(),
            path: self.path.clone(),
        }
    }

    /// A project on a machine that has only the programs in `folder`.
    #[cfg(test)]
    pub(crate) fn with_programs(folder: &Path) -> Self {
        Self {
            root: folder.into(),
            target: folder.join("target"),
            cache: Cache::new(folder.join("cache")),
            cargo_home: folder.join("cargo"),
            path: folder.into(),
        }
    }

    /// The folders with programs: first our own pinned tools, then Cargo's, then the caller's.
    pub(crate) fn search_path(&self) -> Vec<PathBuf> {
        let mut folders = self.cache.bins();
        folders.push(self.cargo_home.join("bin"));
        folders.extend(env::split_paths(&self.path));
        folders
    }

    /// The path of a program that the search path has, by its name; a full path is returned unchanged.
    pub(crate) fn which(&self, program: impl AsRef<Path>) -> Option<PathBuf> {
        self.search_path().into_iter().map(|folder| folder.join(&program)).find(|file| file.is_file())
    }
}

/// The folder in the environment variable `variable`, else `default` in the home folder.
fn folder(variable: &str, default: &str) -> Result<PathBuf> {
    if let Some(dir) = env::var_os(variable).filter(|dir| !dir.is_empty()) {
        return Ok(dir.into());
    }
    let home = env::home_dir().ok_or_else(|| anyhow!("neither {variable} nor HOME is set"))?;
    Ok(home.join(default))
}
