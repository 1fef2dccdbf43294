//! What a visitor downloads until the profile form can be used, and the limit on it.

mod parts;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::dist::{self, Mode};
use crate::files;
use crate::project::Project;

/// The most that may be transferred, in bytes after brotli.
///
/// On a slow line people wait for all of them before they can type. To raise this, give a reason in ARCHITECTURE.md.
const LIMIT: u64 = 358 * 1024;

/// Builds `dist/` if it is stale, prints the table, and fails above the limit. With `parts` it also prints the parts of the
/// program.
pub(crate) fn run(project: &Project, parts: bool) -> Result<()> {
    if parts {
        parts::run_parts(project)?;
    }
    let dist = dist::run(project, Mode::Production)?;
    let mut total = (0, 0);
    println!("{:<36} {:>10} {:>10}", "file", "bytes", "brotli");
    for file in transferred(&dist)? {
        let raw = fs::metadata(&file)?.len();
        let brotli = fs::metadata(dist::beside(&file, "br"))?.len();
        println!("{:<36} {raw:>10} {brotli:>10}", files::relative(&dist, &file));
        total = (total.0 + raw, total.1 + brotli);
    }
    println!("{:<36} {:>10} {:>10}", "total", total.0, total.1);
    let line = verdict(total.1);
    if total.1 > LIMIT {
        bail!("{line}");
    }
    println!("{line}");
    Ok(())
}

fn verdict(brotli: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let kilobytes = |bytes: u64| bytes as f64 / 1024.0;
    let relation = if brotli > LIMIT { "above" } else { "within" };
    format!(
        "{:.1} KB until the profile form is usable, {relation} the limit of {:.0} KB (1 KB = 1024 bytes).",
        kilobytes(brotli),
        kilobytes(LIMIT)
    )
}

/// The page, config.json, the program with its entry module and stylesheet, and other files that the page links.
fn transferred(dist: &Path) -> Result<Vec<PathBuf>> {
    let page = files::read(&dist.join("index.html"))?;
    let names = files::below(dist)?.into_iter().filter(|file| {
        let name = files::relative(dist, file);
        let compressed = files::has_extension(file, &["br", "gz"]);
        !compressed
            && (matches!(name.as_str(), "index.html" | "config.json")
                || page.contains(&format!("\"./{name}\"")))
    });
    let found: Vec<_> = names.collect();
    for extension in ["js", "wasm", "css"] {
        let missing = || format!("index.html names no .{extension} file");
        found.iter().find(|file| files::has_extension(file, &[extension])).with_context(missing)?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_says_which_side_of_the_limit() {
        assert!(
            verdict(LIMIT).contains("358.0 KB until the profile form is usable, within the limit of 358 KB")
        );
        assert!(verdict(LIMIT + 1).contains("above the limit"));
    }
}
