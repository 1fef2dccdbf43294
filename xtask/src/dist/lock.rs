//! A `Cargo.lock`: what each package is checked against, and what it depends on.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::files;

/// Name and version.
pub(super) type Key = (String, String);

/// The packages of a lock file.
#[derive(Deserialize)]
pub(super) struct Lock {
    package: Vec<Locked>,
}

/// A package in a lock file.
#[derive(Deserialize)]
pub(super) struct Locked {
    name: String,
    version: String,
    /// SHA-256 of the archive in the registry.
    pub(super) checksum: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Lock {
    pub(super) fn read(path: &Path) -> Result<Self> {
        Self::parse(&files::read(path)?).with_context(|| path.display().to_string())
    }

    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    pub(super) fn find(&self, (name, version): &Key) -> Option<&Locked> {
        self.package.iter().find(|package| package.name == *name && package.version == *version)
    }

    /// The dependencies of a package. The file has their version only where there are two.
    pub(super) fn dependencies(&self, package: &Locked) -> impl Iterator<Item = Key> {
        package.dependencies.iter().filter_map(|entry| {
            let mut words = entry.split(' ');
            let name = words.next()?;
            let only = || self.package.iter().find(|package| package.name == name);
            let version = words.next().or_else(|| Some(&only()?.version))?;
            Some((name.to_owned(), version.to_owned()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_has_its_version_also_where_the_file_leaves_it_out() {
        let lock = r#"
            [[package]]
            name = "a"
            version = "1.0.0"
            checksum = "ab12"
            dependencies = ["b", "c 2.0.0"]
            [[package]]
            name = "b"
            version = "3.0.0"
            [[package]]
            name = "c"
            version = "1.0.0"
            [[package]]
            name = "c"
            version = "2.0.0"
            "#;
        let lock = Lock::parse(lock).unwrap();
        let key = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        let a = lock.find(&key("a", "1.0.0")).unwrap();
        assert_eq!(a.checksum.as_deref(), Some("ab12"));
        assert_eq!(lock.dependencies(a).collect::<Vec<_>>(), [key("b", "3.0.0"), key("c", "2.0.0")]);
        assert!(lock.find(&key("a", "1.0.1")).is_none());
    }
}
