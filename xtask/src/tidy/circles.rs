//! No two modules of a crate import each other, directly or through others.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Module;
use super::violation::Violation;

/// Who imports whom: the files behind each file's imports.
type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Checks the modules of one crate and reports each circle once, with the imports that make it.
pub(super) fn check(modules: &[Module]) -> Vec<Violation> {
    let graph = graph(modules);
    let reach: Graph = graph.keys().map(|&file| (file, reachable(&graph, file))).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (&file, targets) in &reach {
        let circle: BTreeSet<_> =
            targets.iter().copied().filter(|target| reach[target].contains(file)).collect();
        if !circle.is_empty() && seen.insert(circle.clone()) {
            let imports = circle.iter().map(|&file| {
                let inside: Vec<_> = graph[file].intersection(&circle).copied().collect();
                format!("\n    {file} imports {}", inside.join(", "))
            });
            let what = format!(
                "{} files import each other in a circle:{}",
                circle.len(),
                imports.collect::<String>()
            );
            found.push(Violation::new(file, 1, what));
        }
    }
    found
}

fn graph(modules: &[Module]) -> Graph<'_> {
    let tested = modules.iter().filter(|module| !module.name.split("::").any(|name| name == "tests"));
    let files: BTreeMap<_, _> =
        tested.clone().map(|module| (module.name.as_str(), module.path.as_str())).collect();
    let targets = |module: &Module| -> BTreeSet<_> {
        let files = module.imports.iter().filter_map(|import| file_of(&files, &import.path));
        files.filter(|file| *file != module.path).collect()
    };
    // `files` lives only here, so the targets are looked up before.
    tested.map(|module| (module.path.as_str(), targets(module))).collect()
}

/// The file of the innermost module that a path names; nothing for a path of another crate.
fn file_of<'a>(files: &BTreeMap<&str, &'a str>, path: &str) -> Option<&'a str> {
    let mut module = path.strip_prefix("crate").filter(|rest| rest.is_empty() || rest.starts_with("::"))?;
    loop {
        if let Some(file) = files.get(module.trim_start_matches("::")) {
            return Some(file);
        }
        module = &module[..module.rfind("::")?];
    }
}

/// All files that `file` imports, directly or through others.
fn reachable<'a>(graph: &Graph<'a>, file: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<_> = graph[file].iter().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(&graph[next]);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let modules: Vec<_> = files
            .iter()
            .map(|(name, source)| Module {
                path: format!("{name}.rs"),
                name: (*name).to_owned(),
                imports: source::imports(name, source, &[]).unwrap(),
            })
            .collect();
        check(&modules).into_iter().map(|violation| violation.what).collect()
    }

    #[test]
    fn two_files_do_not_import_each_other() {
        let found =
            found(&[("a", "use crate::b::B;"), ("b", "fn f() { super::a::f() }"), ("c", "use crate::a::A;")]);
        assert_eq!(
            found,
            ["2 files import each other in a circle:\n    a.rs imports b.rs\n    b.rs imports a.rs"]
        );
    }

    #[test]
    fn a_longer_way_round_is_a_circle_too() {
        let found = found(&[("a", "use crate::b::B;"), ("b", "use crate::c::C;"), ("c", "use crate::a::A;")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("3 files"), "{found:?}");
    }

    #[test]
    fn a_declaration_is_no_import_and_a_reexport_is() {
        assert_eq!(found(&[("a", "mod b; struct A;"), ("a::b", "use super::A;")]), [""; 0]);
        assert_eq!(
            found(&[("a", "mod b; pub use self::b::B; struct A;"), ("a::b", "use super::A;")]).len(),
            1
        );
        assert_eq!(found(&[("a", "mod b; pub use b::B; struct A;"), ("a::b", "use super::A;")]).len(), 1);
    }

    #[test]
    fn tests_do_not_count() {
        assert_eq!(
            found(&[("a", "use crate::b::B;"), ("b", "#[cfg(test)] mod tests { use crate::a::A; }")]),
            [""; 0]
        );
        assert_eq!(found(&[("a", "use a::tests::B;"), ("a::tests", "use super::A;")]), [""; 0]);
    }
}
