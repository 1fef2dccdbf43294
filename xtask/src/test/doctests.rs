//! Whether the documentation has examples that run as tests.

use anyhow::Result;

use crate::files;
use crate::project::Project;

/// Whether there is an example. Doc tests are slow, so the step is left out without one.
pub(super) fn exist(project: &Project) -> Result<bool> {
    for folder in ["src", "crates"] {
        for file in files::below(&project.root.join(folder))? {
            if files::has_extension(&file, &["rs"]) && has_example(&files::read(&file)?) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether a doc comment has a code block in Rust, which names no other language.
fn has_example(source: &str) -> bool {
    let mut comments = source.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))
    });
    // The first fence of each pair opens the block.
    let mut is_open = false;
    comments.any(|comment| {
        let Some(language) = comment.trim().strip_prefix("```") else {
            return false;
        };
        is_open = !is_open;
        is_open
            && (language.is_empty() || language.starts_with("rust") || language.starts_with("should_panic"))
    })
}

#[cfg(test)]
mod tests {
    use super::has_example;

    #[test]
    fn only_rust_blocks_are_examples() {
        assert!(has_example("/// ```\n/// x();\n/// ```"));
        assert!(has_example("//! ```rust,no_run\n//! ```"));
        assert!(!has_example("/// ```text\n/// x\n/// ```\n/// more"));
        assert!(!has_example("let fence = \"```\";"));
    }
}
