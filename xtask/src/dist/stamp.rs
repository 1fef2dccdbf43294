//! Whether a built folder is up to date.
//!
//! The stamp has a digest of the inputs and a digest of the folder's listing. So neither a changed source nor a folder of
//! another build counts as up to date.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::mode::Mode;
use crate::files;
use crate::project::Project;

/// What the build reads. xtask's sources have the versions of the tools.
const INPUTS: &[&str] = &[
    "src",
    "crates/bundle",
    "crates/wasm-streams",
    "crates/wire",
    "crates/locales",
    "build.rs",
    "public",
    "style",
    "locales",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/src/cache.rs",
    "xtask/src/dist",
    "xtask/src/setup",
];

/// The inputs that a folder is built from.
pub(super) struct Stamp {
    file: PathBuf,
    dist: PathBuf,
    inputs: String,
}

impl Stamp {
    /// A digest over the names and contents of all inputs.
    pub(super) fn new(project: &Project, mode: Mode) -> Result<Self> {
        let folder = mode.folder();
        let mut digest = Sha256::new();
        digest.update(folder);
        digest.update([u8::from(mode == Mode::StockStd)]);
        for input in INPUTS {
            let path = project.root.join(input);
            let content = if path.is_file() { vec![path] } else { files::below(&path)? };
            for file in content {
                digest.update(files::relative(&project.root, &file));
                digest.update(Sha256::digest(fs::read(&file)?));
            }
        }
        let file = project.target.join(format!("{folder}.stamp"));
        Ok(Self { file, dist: project.root.join(folder), inputs: hex(&digest.finalize()) })
    }

    /// Whether the folder was built from these inputs.
    pub(super) fn is_current(&self) -> Result<bool> {
        let Ok(stamp) = fs::read_to_string(&self.file) else {
            return Ok(false);
        };
        Ok(stamp == self.text()?)
    }

    /// Records that the folder is built from these inputs.
    pub(super) fn write(&self) -> Result<()> {
        files::write(&self.file, self.text()?)
    }

    /// Names and sizes are enough: the names of the large files carry their content's hash.
    fn text(&self) -> Result<String> {
        let mut digest = Sha256::new();
        for file in files::below(&self.dist)? {
            digest.update(format!("{} {}\n", files::relative(&self.dist, &file), fs::metadata(&file)?.len()));
        }
        Ok(format!("{}\n{}", self.inputs, hex(&digest.finalize())))
    }
}

/// The first 16 hex digits of the content's digest, for file names.
pub(super) fn short_hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content))[..16].to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::short_hash;

    #[test]
    fn a_short_hash_is_16_hex_digits_of_the_content() {
        assert_eq!(short_hash(b"abc"), "ba7816bf8f01cfea");
        assert_ne!(short_hash(b"abc"), short_hash(b"abd"));
    }
}
