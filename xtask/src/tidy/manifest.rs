//! The dependencies that the manifests name.

use std::path::Path;

use anyhow::Result;

use super::violation::Violation;
use crate::files;

/// All that `crates/wire` may depend on.
const WIRE_DEPENDENCIES: &[&str] = &["serde", "serde_json"];

/// Checks the manifests beside the app's. The compiler refuses imports that a manifest does not name.
pub(super) fn check(root: &Path) -> Result<Vec<Violation>> {
    let mut found = Vec::new();
    for path in ["crates/wire/Cargo.toml", "crates/devserver/Cargo.toml", "xtask/Cargo.toml"] {
        for (line, name) in dependencies(&files::read(&root.join(path))?) {
            if name == "iam-account" {
                found.push(Violation::new(path, line, "only the app's own tests may depend on the app"));
            }
            if path.starts_with("crates/wire") && !WIRE_DEPENDENCIES.contains(&name.as_str()) {
                found.push(Violation::new(path, line, format!("wire may not depend on {name}")));
            }
        }
    }
    Ok(found)
}

/// The names by which the code of a package calls its dependencies, and the app's own library.
pub(super) fn crates(manifest: &str) -> Vec<String> {
    let names = dependencies(manifest).into_iter().map(|(_, name)| name.replace('-', "_"));
    names.chain(["iam_account".to_owned()]).collect()
}

/// The normal dependencies that a manifest names, with their lines.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut is_inside = false;
    for (index, line) in manifest.lines().enumerate() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            is_inside = section.ends_with("dependencies")
                && !section.contains("dev-")
                && !section.contains("workspace");
            found.extend(section.strip_prefix("dependencies.").map(|name| (index + 1, name.to_owned())));
        } else if is_inside && !line.starts_with(['#', ' ', ']']) {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            found.extend((!name.is_empty()).then(|| (index + 1, name.to_owned())));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_dependencies_of_a_manifest() {
        let manifest = "[package]\nname = \"a\"\n[dependencies]\nserde = { workspace = true }\n\
                        serde_json.workspace = true\n\n[dependencies.web-sys]\nversion = \"0.3\"\n\
                        [dev-dependencies]\nproptest = \"1\"\n";
        let names: Vec<_> = dependencies(manifest).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["serde", "serde_json", "web-sys"]);
    }
}
