//! Compares the tables in `layers` with what the app's modules import.

use super::layers::{ALL, EXCEPTIONS, LAYERS};
use super::source::Module;
use super::violation::Violation;

const TABLE: &str = "xtask/src/tidy/layers.rs";

/// Checks the modules of the app.
pub(super) fn check(modules: &[Module]) -> Vec<Violation> {
    modules.iter().flat_map(check_module).collect()
}

fn check_module(module: &Module) -> Vec<Violation> {
    let Module { path, name, imports } = module;
    // The root only declares modules.
    let is_listed = name.is_empty() || name.contains("::") || rank(name).is_some();
    let unlisted = (!is_listed).then(|| Violation::new(path, 1, format!("`{name}` is missing from {TABLE}")));
    let forbidden = imports.iter().filter_map(|import| {
        let why = fault(name, &import.path)?;
        Some(Violation::new(path, import.line, format!("`{name}` imports `{}`, {why}", import.path)))
    });
    unlisted.into_iter().chain(forbidden).collect()
}

/// Why `module` may not import `target`, which is a path such as `crate::state::user` or `leptos::prelude`.
fn fault(module: &str, target: &str) -> Option<String> {
    let inside = target.strip_prefix("crate::");
    let (own, other) = (top(module), inside.map(top));
    if let (Some(from), Some(to)) = (rank(own), other.and_then(rank))
        && (to > from || (to == from && other != Some(own)))
    {
        return Some(format!("but {TABLE} lets `{own}` import only what stands above it"));
    }
    if inside.is_some_and(|target| is_sibling_page(module, target)) {
        return Some("which is another page; what pages share belongs in layout, components or hooks".into());
    }
    let any = |names: &[&str], path: &str| names.iter().any(|name| *name == ALL || is_within(path, name));
    let forbids = EXCEPTIONS
        .iter()
        .find(|row| any(row.modules, module) && any(row.not, target) && !any(row.but, target))?;
    Some(format!("which an exception in {TABLE} forbids to `{}`", forbids.modules.join("`, `")))
}

/// The first name of a path.
fn top(path: &str) -> &str {
    path.split("::").next().unwrap_or_default()
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// Whether `path` is `outer` or lies below it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn is_sibling_page(module: &str, target: &str) -> bool {
    let page = |path: &str| Some(top(path.strip_prefix("pages::")?).to_owned());
    match (page(module), page(target)) {
        // A type that `pages/mod.rs` offers to all pages begins with a capital.
        (Some(own), Some(other)) => own != other && other.starts_with(char::is_lowercase),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
