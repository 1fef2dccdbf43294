//! Holds the table in `layers` against the sources.

use std::path::Path;

use anyhow::Result;

use super::Violation;
use super::layers::{Rule, WIRE_DEPENDENCIES, is_within, layer_of};
use super::source::{code_only, mentions};
use crate::files;

/// Checks the app's sources, and the manifests of the crates beside it.
pub(super) fn check(root: &Path) -> Result<Vec<Violation>> {
    let crates: Vec<_> = dependencies(&files::read(&root.join("Cargo.toml"))?)
        .into_iter()
        .map(|(_, name)| name.replace('-', "_"))
        .chain(["iam_account".to_owned()])
        .collect();
    let mut found = Vec::new();
    let src = root.join("src");
    for file in files::below(&src)?.iter().filter(|file| files::has_extension(file, &["rs"])) {
        let path = files::relative(root, file);
        found.extend(check_file(&path, &files::read(file)?, &crates));
    }
    found.extend(check_manifests(root)?);
    Ok(found)
}

/// The compiler lets nobody import what the manifest does not name, so there the manifest is enough.
fn check_manifests(root: &Path) -> Result<Vec<Violation>> {
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

fn check_file(path: &str, source: &str, crates: &[String]) -> Vec<Violation> {
    let module = module_of(path);
    let mut found = Vec::new();
    for mention in mentions(&code_only(source)) {
        let Some(target) = resolve(&module, &mention.path, crates) else {
            continue;
        };
        let forbidden = if is_sibling_page(&module, &target) {
            Some("is another page; what pages share belongs in layout, components or hooks")
        } else {
            layer_of(&module)
                .filter(|(layer, rule)| !allows(layer, rule, &target))
                .map(|_| "is not below it in the import table")
        };
        if let Some(reason) = forbidden {
            found.push(Violation::new(
                path,
                mention.line,
                format!("`{module}` imports `{target}`, which {reason}"),
            ));
        }
    }
    found
}

/// `src/state/merge.rs` is `state::merge`, `src/state/mod.rs` is `state`.
fn module_of(path: &str) -> String {
    let module = path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    module.trim_end_matches("::mod").to_owned()
}

/// The full path behind a mention: `crate::state::user` or `leptos::prelude`; nothing for names that are neither.
fn resolve(module: &str, mention: &str, crates: &[String]) -> Option<String> {
    let mut here: Vec<_> = module.split("::").collect();
    let (first, mut rest) = mention.split_once("::").unwrap_or((mention, ""));
    match first {
        "crate" => return Some(mention.to_owned()),
        "self" => {}
        "super" => {
            here.pop();
            while let Some(further) = rest.strip_prefix("super::") {
                here.pop();
                rest = further;
            }
        }
        name => {
            return crates.iter().any(|known| known == name).then(|| mention.to_owned());
        }
    }
    Some(
        ["crate"]
            .into_iter()
            .chain(here)
            .chain((!rest.is_empty()).then_some(rest))
            .collect::<Vec<_>>()
            .join("::"),
    )
}

fn allows(layer: &str, rule: &Rule, target: &str) -> bool {
    match rule {
        Rule::Not(forbidden) => !forbidden.iter().any(|name| is_within(target, name)),
        Rule::Only(allowed) => {
            is_within(target, &format!("crate::{layer}"))
                || allowed.iter().any(|name| is_within(target, name))
        }
    }
}

fn is_sibling_page(module: &str, target: &str) -> bool {
    let page =
        |path: &str| path.strip_prefix("pages::").and_then(|rest| rest.split("::").next().map(str::to_owned));
    match (page(module), target.strip_prefix("crate::").and_then(page)) {
        // A type that `pages/mod.rs` offers to all pages begins with a capital.
        (Some(own), Some(other)) => own != other && other.starts_with(char::is_lowercase),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
