//! The npm package declares the keys and attributes that are read here (`npm/index.d.ts`, `npm/custom-elements.json`).

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::boot::section::TAKEN;
use crate::paths::Page;

const TYPES: &str = include_str!("../../../npm/index.d.ts");
const MANIFEST: &str = include_str!("../../../npm/custom-elements.json");
const DESIGN: &str = include_str!("../../../docs/design.md");

/// The lines of a declaration, from its first line to the brace that ends it.
fn declaration(begin: &str) -> impl Iterator<Item = &'static str> {
    let (_, rest) = TYPES.split_once(begin).unwrap_or_else(|| panic!("no {begin} in npm/index.d.ts"));
    rest.lines().skip(1).take_while(|line| *line != "}").filter(|line| !line.trim_start().starts_with("/*"))
}

/// The keys of `IamAccountConfig` with their types, such as `auth.mode`.
fn declared_keys() -> BTreeMap<String, &'static str> {
    let mut group = "";
    let mut keys = BTreeMap::new();
    for line in declaration("export interface IamAccountConfig {") {
        match line.trim_end_matches(';').split_once("?: ") {
            Some((name, "{")) => group = name.trim(),
            Some((name, kind)) if group.is_empty() => drop(keys.insert(name.trim().to_owned(), kind)),
            Some((name, kind)) => drop(keys.insert(format!("{group}.{}", name.trim()), kind)),
            None => group = "",
        }
    }
    keys
}

/// The texts of a union such as `"none" | "tab"`, each in quotes.
fn union(kind: &str) -> BTreeSet<&str> {
    kind.split('|').map(str::trim).filter(|part| part.starts_with('"')).collect()
}

#[test]
fn the_types_have_each_key_that_is_read_and_no_other() {
    TAKEN.take();
    file("{}").unwrap();
    let groups = ["auth", "brand", "features", "password", "avatar", "embed"];
    let read = TAKEN.take().into_iter().filter(|key| !groups.contains(&key.as_str()));
    assert_eq!(declared_keys().into_keys().collect::<BTreeSet<_>>(), read.collect());
}

#[test]
fn the_types_have_each_value_of_a_choice_and_no_other() {
    let choices = declared_keys().into_iter().filter(|(_, kind)| !union(kind).is_empty());
    let mut count = 0;
    for (key, kind) in choices {
        let wrong = match key.split_once('.') {
            Some((group, key)) => json!({ group: { key: "?" } }),
            None => json!({ &key: "?" }),
        };
        let (_, problem) = error(&wrong.to_string());
        let BootProblem::NotOneOf(names) = problem else { panic!("{key} is no choice") };
        let names: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
        assert_eq!(union(kind), names.iter().map(String::as_str).collect(), "{key}");
        count += 1;
    }
    assert_eq!(count, 4, "drafts, mode, persist and start");
}

/// The attributes for portals of the table in docs/design.md.
fn documented_attributes() -> BTreeSet<&'static str> {
    let (_, table) = DESIGN.split_once("| attribute |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let names = rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split(','));
    // It is for our own page only.
    names.map(|name| name.trim().trim_matches('`')).filter(|name| *name != "standalone").collect()
}

#[test]
fn types_and_manifest_have_the_documented_attributes() {
    let lines = declaration("export interface IamAccountAttributes {");
    let declared = lines.filter_map(|line| line.split_once("?: "));
    let declared: BTreeSet<_> = declared.map(|(name, _)| name.trim().trim_matches('"')).collect();
    assert_eq!(declared, documented_attributes());
    for (attribute, _) in ATTRIBUTES {
        assert!(declared.contains(attribute), "{attribute}");
    }
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let attributes = manifest["modules"][0]["declarations"][0]["attributes"].as_array().unwrap();
    assert_eq!(declared, attributes.iter().map(|attribute| attribute["name"].as_str().unwrap()).collect());
}

#[test]
fn the_class_observes_declared_attributes_only() {
    let observed = [
        (include_str!("../../../public/iam-account.js"), "static observedAttributes = [", "]"),
        (include_str!("../../../public/properties.js"), "export const REFLECTED = {", "}"),
    ];
    let attributes = documented_attributes();
    for (script, begin, end) in observed {
        let (_, list) = script.split_once(begin).unwrap();
        let (list, _) = list.split_once(end).unwrap();
        let names: Vec<_> = list.split('"').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{begin}");
        assert!(names.iter().all(|name| attributes.contains(*name)), "{names:?}");
    }
}

#[test]
fn the_types_have_each_page() {
    let (_, pages) = TYPES.split_once("export type IamAccountPage =").unwrap();
    let (pages, _) = pages.split_once(';').unwrap();
    let all = Page::ALL.iter().map(|page| page.segment()).filter(|page| *page != "components");
    let all: Vec<_> = all.map(|page| format!("\"{page}\"")).collect();
    assert_eq!(union(pages), all.iter().map(String::as_str).collect());
}
