//! The size of each large part of the program, by the names of its functions.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::dist::{self, Mode};
use crate::project::Project;

/// Parts below this share of the code are added up.
const LEAST: f64 = 0.015;

/// Prints the bytes of code of each module in the main program of the last production build, which still has its names before
/// wasm-opt.
pub(crate) fn run_why(project: &Project) -> Result<()> {
    let wasm = fs::read(main_program(project)?)?;
    let sizes = functions(&wasm)?;
    let total: usize = sizes.iter().map(|(_, size)| size).sum();
    let mut parts = BTreeMap::<String, usize>::new();
    for (name, size) in sizes {
        *parts.entry(part(&name)).or_default() += size;
    }
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    println!("{:<32} {:>10} {:>7}", "part of the code", "bytes", "share");
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let share = |size: usize| size as f64 / total as f64;
    let mut rest = 0;
    for (part, size) in &parts {
        if share(*size) < LEAST {
            rest += size;
        } else {
            println!("{part:<32} {size:>10} {:>6.1}%", 100.0 * share(*size));
        }
    }
    println!("{:<32} {rest:>10} {:>6.1}%", "everything smaller", 100.0 * share(rest));
    println!("{:<32} {total:>10}", "all code, before wasm-opt");
    Ok(())
}

/// The program without its lazy parts.
fn main_program(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("bundle").join("why");
    dist::bundle(project, &dist::compiled(project, Mode::Production), &folder, true)?;
    Ok(folder.join("program.wasm"))
}

/// Name and bytes of each function.
fn functions(wasm: &[u8]) -> Result<Vec<(String, usize)>> {
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                sizes.push(usize::try_from(range.end - range.start)?);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(map) = subsection? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let named = sizes.into_iter().zip(imported..);
    // A few functions of wasm-bindgen have no name.
    Ok(named.map(|(size, index)| (names.remove(&index).unwrap_or_default(), size)).collect())
}

/// The module of the app that a function belongs to or was compiled for, else its crate.
fn part(name: &str) -> String {
    let name = without_hashes(&format!("{:#}", rustc_demangle::demangle(name)));
    let segment =
        |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned();
    if let Some((_, rest)) = name.split_once("iam_account::") {
        return format!("the app's {}", segment(rest));
    }
    let first =
        name.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').find(|word| word.contains("::"));
    match first.map(segment).as_deref() {
        Some("core" | "alloc" | "std" | "hashbrown" | "dlmalloc") => "the standard library".into(),
        Some(library) if !library.is_empty() => library.into(),
        _ => "without a crate".into(),
    }
}

/// `leptos[8bdf4e1a]::mount` without the hash in brackets, which distinguishes crates with the same name.
fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| match piece.split_once(']') {
        Some((hash, rest)) if hash.len() > 4 && hash.chars().all(|c| c.is_ascii_hexdigit()) => kept + rest,
        _ => kept + "[" + piece,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_for_the_module_that_it_was_compiled_for() {
        assert_eq!(part("iam_account::pages::profile::Profile"), "the app's pages");
        assert_eq!(part("<reactive_graph::Memo<iam_account::paths::Page>>::new"), "the app's paths");
        assert_eq!(part("<alloc::vec::Vec<tachys::AnyView> as Drop>::drop"), "the standard library");
        assert_eq!(part("leptos_router::navigate"), "leptos_router");
        assert_eq!(part("leptos_router[8bdf4e1a0b]::navigate"), "leptos_router");
        assert_eq!(part("<[u8] as iam_account[8bdf4e1a0b]::api::Body>::send"), "the app's api");
        assert_eq!(part("memcpy"), "without a crate");
    }
}
