//! The npm package declares these events and details (`npm/index.d.ts`, `npm/custom-elements.json`).

use std::collections::BTreeMap;

use super::*;

const TYPES: &str = include_str!("../../npm/index.d.ts");
const MANIFEST: &str = include_str!("../../npm/custom-elements.json");

/// One of each.
fn events() -> Vec<HostEvent> {
    let example = [
        HostEvent::Ready { version: "0" },
        HostEvent::UserChanged { user: None },
        HostEvent::Navigated { page: None, path: String::new() },
        HostEvent::DirtyChanged { dirty: false, kept: true, pages: Vec::new() },
        HostEvent::Unauthorized {},
        HostEvent::Deleted {},
        HostEvent::Error { message: String::new(), request_id: None },
    ];
    for event in &example {
        // A new event does not compile here until it is in the list above.
        match event {
            HostEvent::Ready { .. }
            | HostEvent::UserChanged { .. }
            | HostEvent::Navigated { .. }
            | HostEvent::DirtyChanged { .. }
            | HostEvent::Unauthorized {}
            | HostEvent::Deleted {}
            | HostEvent::Error { .. } => {}
        }
    }
    example.into()
}

fn names(detail: &Object) -> Vec<String> {
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
    let sent = events().into_iter().map(|event| (event.name().to_owned(), names(&event.detail())));
    assert_eq!(declared.collect::<BTreeMap<_, _>>(), sent.collect());
}

#[test]
fn the_manifest_has_the_same_events() {
    let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
    let listed = manifest["modules"][0]["declarations"][0]["events"].as_array().unwrap();
    let listed: Vec<_> = listed.iter().map(|event| event["name"].as_str().unwrap()).collect();
    assert_eq!(listed, events().iter().map(HostEvent::name).collect::<Vec<_>>());
}

#[test]
fn the_types_have_what_a_host_may_show_of_an_account() {
    let user =
        HostUser { id: String::new(), user_type: "Human", name: None, email: None, avatar: None }.to_json();
    let declared = lines("export interface IamAccountUser {").filter_map(|line| line.split_once(": "));
    let declared: Vec<_> = declared.map(|(name, _)| name.trim().to_owned()).collect();
    assert_eq!(declared, names(&user));
}
