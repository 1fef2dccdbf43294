//! A second build of the same sources at another place, which has to be equal to the first, byte by byte.
//!
//! The copy has a target folder of its own, in which everything is compiled anew the first time: the standard library, all
//! crates, the build's own tools. It stays in the cache, so later runs compile our own code only.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{command, printed};
use crate::dist::Mode;
use crate::project::Project;
use crate::{files, npm};

pub(super) fn run(project: &Project) -> Result<()> {
    npm::pack(project)?;
    let second = project.copied_to(&project.cache.second_build());
    copy(project, &second.root)?;
    println!("The second build is in {}.", second.root.display());
    npm::pack(&second)?;
    let (count, differing) = compare(&project.root, &second.root)?;
    if !differing.is_empty() {
        bail!("two builds differ in {}; the second is in {}", differing.join(", "), second.root.display());
    }
    println!("{count} files of two builds are equal to the byte.");
    Ok(())
}

/// Copies what git knows or would add. Neither the history nor what is ignored comes along.
fn copy(project: &Project, root: &Path) -> Result<()> {
    if root.exists() {
        fs::remove_dir_all(root)?;
    }
    let mut git = command(project, "git")?;
    let list = printed(git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]), "")?;
    for name in list.split_terminator('\0') {
        let file = project.root.join(name);
        // A file that was deleted is listed until that is committed.
        if file.is_file() {
            files::write(&root.join(name), fs::read(file)?)?;
        }
    }
    Ok(())
}

/// The number of files, and the names of those that differ or are in one place only.
fn compare(first: &Path, second: &Path) -> Result<(usize, Vec<String>)> {
    let mut names = BTreeSet::new();
    for root in [first, second] {
        for folder in [Mode::Production.folder(), npm::FOLDER] {
            names.extend(files::below(&root.join(folder))?.iter().map(|file| files::relative(root, file)));
        }
    }
    let content = |root: &Path, name: &str| fs::read(root.join(name)).ok();
    let count = names.len();
    names.retain(|name| content(first, name) != content(second, name));
    Ok((count, names.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let folder = std::env::temp_dir().join(format!("xtask-reproduce-{}", std::process::id()));
        let (first, second) = (folder.join("first"), folder.join("second"));
        for (root, name, text) in [
            (&first, "dist/equal.js", "a"),
            (&second, "dist/equal.js", "a"),
            (&first, "dist/other.js", "a"),
            (&second, "dist/other.js", "b"),
            (&first, "dist-npm/iam-account.tgz", "a"),
            (&second, "dist/extra.js", ""),
            (&second, "src/main.rs", "not compared"),
        ] {
            files::write(&root.join(name), text).unwrap();
        }
        let compared = compare(&first, &second).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let differing = ["dist-npm/iam-account.tgz", "dist/extra.js", "dist/other.js"];
        assert_eq!(compared, (4, differing.map(str::to_owned).to_vec()));
    }
}
