//! The rules of ARCHITECTURE.md that a compiler does not know, held as a test.
//!
//! Everything is read as text: a rule that can be checked without building is checked in a moment, and a file that does not
//! compile yet is checked all the same.

mod imports;
mod layers;
mod pages;
mod sides;
mod source;
mod styles;
mod text;

use anyhow::{Result, bail};

use crate::project::Project;

/// A place where a rule is broken.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
    path: String,
    line: usize,
    what: String,
}

impl Violation {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

/// Prints every violation and fails if there is one.
pub(crate) fn run(project: &Project) -> Result<()> {
    let found = violations(project)?;
    for Violation { path, line, what } in &found {
        println!("{path}:{line}: {what}, see ARCHITECTURE.md#invariants");
    }
    match found.len() {
        0 => println!("Tidy."),
        1 => bail!("1 rule is broken"),
        number => bail!("{number} rules are broken"),
    }
    Ok(())
}

fn violations(project: &Project) -> Result<Vec<Violation>> {
    let mut found = imports::check(&project.root)?;
    found.extend(text::check(&project.root)?);
    found.extend(pages::check(&project.root)?);
    found.extend(styles::check(&project.root));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_tree_is_tidy() {
        run(&Project::find().unwrap()).unwrap();
    }
}
