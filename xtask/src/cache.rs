//! The tools that the project installs for itself: the version of each, and where in the cache it lies.

use std::fs;
use std::path::{Path, PathBuf};

const TRUNK_VERSION: &str = "0.21.14";
const BINARYEN_VERSION: &str = "132.0.0";
const ESBUILD_VERSION: &str = "0.28.2";
const PREACT_VERSION: &str = "11.2.0";

/// A tool in the cache.
pub(crate) struct Tool {
    /// The package that it is installed from.
    pub(crate) package: &'static str,
    pub(crate) version: String,
    /// The folder of this version.
    pub(crate) folder: PathBuf,
    /// The folder with its programs.
    pub(crate) bin: PathBuf,
}

/// The folder of all tools, which is shared by all clones and kept when a clone is deleted.
pub(crate) struct Cache {
    folder: PathBuf,
    lock: PathBuf,
}

impl Cache {
    /// The cache in `folder`, for the work tree `root`.
    pub(crate) fn new(folder: PathBuf, root: &Path) -> Self {
        Self { folder, lock: root.join("Cargo.lock") }
    }

    pub(crate) fn trunk(&self) -> Tool {
        self.tool("trunk", "trunk", TRUNK_VERSION.into(), "bin")
    }

    /// Has the version of the library in Cargo.lock.
    pub(crate) fn wasm_bindgen(&self) -> Tool {
        let lock = fs::read_to_string(&self.lock).unwrap_or_default();
        // Without a lock file the first build fails with a better message than we could give here.
        let version = locked(&lock, "wasm-bindgen").unwrap_or_default();
        self.tool("wasm-bindgen-cli", "wasm-bindgen", version, "bin")
    }

    pub(crate) fn binaryen(&self) -> Tool {
        self.tool("binaryen", "binaryen", BINARYEN_VERSION.into(), "node_modules/.bin")
    }

    pub(crate) fn esbuild(&self) -> Tool {
        self.tool("esbuild", "esbuild", ESBUILD_VERSION.into(), "node_modules/.bin")
    }

    /// A library: the folder of its programs is the one that modules are resolved in.
    pub(crate) fn preact(&self) -> Tool {
        self.tool("preact", "preact", PREACT_VERSION.into(), "node_modules")
    }

    /// The folders with the tools' programs. A folder that does not exist yet is left out.
    pub(crate) fn bins(&self) -> Vec<PathBuf> {
        let tools = [self.trunk(), self.wasm_bindgen(), self.binaryen(), self.esbuild()];
        tools.into_iter().map(|tool| tool.bin).filter(|bin| bin.is_dir()).collect()
    }

    fn tool(&self, package: &'static str, name: &str, version: String, bin: &str) -> Tool {
        let folder = self.folder.join(format!("{name}-{version}"));
        Tool { package, version, bin: folder.join(bin), folder }
    }
}

/// The version of a package in the text of a Cargo.lock.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name);
    let version = lines.nth(1)?;
    Some(version.trim().strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.60\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm-bindgen-futures").as_deref(), Some("0.4.60"));
        assert_eq!(locked(LOCK, "wasm"), None);
    }
}
