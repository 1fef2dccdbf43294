//! The npm package declares these events and details (`npm/index.d.ts`, `npm/custom-elements.json`).

use std::collections::BTreeMap;

use super::*;

const TYPES: &str = include_str!("../../npm/index.d.ts");
const MANIFEST: &str = include_str!("../../npm/custom-elements.json");

/// One of each.
fn events() -> Vec<HostEvent> {
    vec![
        HostEvent::ready("0"),
        HostEvent::user_changed(None),
        HostEvent::navigated(None, String::new()),
        HostEvent::dirty_changed(&[], true),
        HostEvent::unauthorized(),
        HostEvent::deleted(),
        HostEvent::error(String::new(), None),
    ]
}

#[test]
fn the_list_above_has_each_event() {
    let source = include_str!("../events.rs");
    let named: Vec<_> = source.split('"').filter(|text| text.starts_with("iam-account:")).collect();
    assert_eq!(named, events().iter().map(|event| event.name).collect::<Vec<_>>());
}

fn names(detail: &str) -> Vec<String> {
    let detail: Object = serde_json::from_str(detail).unwrap();
    detail.keys().cloned().collect()
}

/// The names before the colons of `{ dirty: boolean; kept: boolean }`.
fn declared_names(kind: &str) -> Vec<String> {
    let names = kind.split(';').filter_map(|field| field.split_once(':'));
    names.map(|(name, _)| name.trim_matches([' ', '{']).to_owned()).collect()
}

fn lines(begin: &str) -> impl Iterator<Item = &'static str> {
    let (_, rest) = TYPES.split_once(begin).unwrap();
    rest.lines().skip(1).take_while(|line| *line != "}").filter(|line| !line.trim_start().starts_with("/*"))
}

#[test]
fn the_types_have_each_event_with_its_detail_and_no_other() {
    let declared = lines("export interface IamAccountEventDetails {").map(|line| {
        let (name, detail) = line.trim().trim_end_matches(';').split_once("\": ").unwrap();
        (name.trim_matches('"').to_owned(), declared_names(detail))
    });
    let sent = events().into_iter().map(|event| (event.name.to_owned(), names(&event.detail)));
    assert_eq!(declared.collect::<BTreeMap<_, _>>(), sent.collect());
}

#[test]
fn the_manifest_has_the_same_events() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let listed = manifest["modules"][0]["declarations"][0]["events"].as_array().unwrap();
    let listed: Vec<_> = listed.iter().map(|event| event["name"].as_str().unwrap()).collect();
    assert_eq!(listed, events().iter().map(|event| event.name).collect::<Vec<_>>());
}

#[test]
fn the_types_have_what_a_host_may_show_of_an_account() {
    let mut odd = Vec::new();
    let me = Me::of(&serde_json::from_str(r#"{"user_type": "Human", "id": "1"}"#).unwrap(), &mut odd);
    let user = host_user((&me.unwrap(), None));
    let declared = lines("export interface IamAccountUser {").filter_map(|line| line.split_once(": "));
    let declared: Vec<_> = declared.map(|(name, _)| name.trim().to_owned()).collect();
    assert_eq!(declared, user.keys().cloned().collect::<Vec<_>>());
}
