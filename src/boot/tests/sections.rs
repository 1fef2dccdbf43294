//! The list of pages and links.

use serde_json::{Value, json};

use super::super::*;
use super::{error, file, of_file};
use crate::paths::Page;

fn read(list: Value) -> Arc<Vec<SectionLink>> {
    file(&json!({ "sections": list }).to_string()).unwrap().sections
}

fn pages(list: &[SectionLink]) -> Vec<Option<Page>> {
    list.iter().map(|link| link.page).collect()
}

#[test]
fn without_a_list_there_is_each_page() {
    let sections = file("{}").unwrap().sections;
    assert_eq!(pages(&sections), Page::NAVIGATION.map(Some));
    assert!(sections.iter().all(|link| link.title.is_none() && link.icon.is_none()));
    assert_eq!(SectionLink::first(&sections), Page::Profile);
}

#[test]
fn the_list_orders_hides_and_renames_pages_and_adds_links() {
    let sections = read(json!([
        { "url": "https://portal.test/help", "title": { "en": "Help", "fr": "Aide" }, "icon": "https://portal.test/help.svg" },
        { "page": "settings", "title": { "en": "Preferences" } },
        "profile",
    ]));
    assert_eq!(pages(&sections), [None, Some(Page::Settings), Some(Page::Profile)]);
    assert_eq!(SectionLink::first(&sections), Page::Settings);
    assert_eq!(sections[0].url.as_deref(), Some("https://portal.test/help"));
    assert_eq!(sections[0].icon.as_deref(), Some("https://portal.test/help.svg"));
    assert_eq!(json!(sections[1].title.as_deref()), json!({ "en": "Preferences" }));
    assert!(sections[2].title.is_none());
}

#[test]
fn each_page_of_the_navigation_can_be_named() {
    for page in Page::NAVIGATION {
        assert_eq!(pages(&read(json!([{ "page": page.segment() }]))), [Some(page)]);
    }
}

#[test]
fn a_wrong_entry_is_named() {
    let problem = |entry: Value| error(&json!({ "sections": [{ "page": "profile" }, entry] }).to_string());
    let names = BootProblem::NotOneOf(&["profile", "password", "settings", "notifications", "account"]);
    for (entry, key, problem_of) in [
        (json!(["settings"]), "sections[1]", BootProblem::NotA("object")),
        (json!({ "page": "sign-in" }), "sections[1].page", names.clone()),
        (json!("Settings"), "sections[1]", names.clone()),
        (json!({ "page": "" }), "sections[1].page", names),
        (json!({ "page": 1 }), "sections[1].page", BootProblem::NotA("string")),
        (json!({ "page": "profile" }), "sections[1]", BootProblem::NotASection),
        (json!({}), "sections[1]", BootProblem::NotASection),
        (json!({ "url": "/help" }), "sections[1]", BootProblem::NotASection),
        (json!({ "url": "/help", "title": {} }), "sections[1]", BootProblem::NotASection),
        (json!({ "page": "settings", "url": "/help" }), "sections[1]", BootProblem::NotASection),
        (
            json!({ "page": "settings", "title": "Preferences" }),
            "sections[1].title",
            BootProblem::NotA("object"),
        ),
        (
            json!({ "page": "settings", "title": { "fr": 1 } }),
            "sections[1].title.fr",
            BootProblem::NotA("string"),
        ),
        (
            json!({ "url": "javascript:alert(1)", "title": { "en": "Help" } }),
            "sections[1].url",
            BootProblem::NotALink,
        ),
        (
            json!({ "page": "settings", "icon": "data:image/svg+xml,x" }),
            "sections[1].icon",
            BootProblem::NotALink,
        ),
    ] {
        assert_eq!(problem(entry.clone()), (key.into(), problem_of), "{entry}");
    }
    let link = json!({ "url": "/help", "title": { "en": "Help" } });
    let twice = json!({ "sections": [{ "page": "profile" }, link, link] });
    assert_eq!(error(&twice.to_string()), ("sections[2]".into(), BootProblem::NotASection));
}

#[test]
fn a_list_has_a_page() {
    for list in [json!([]), json!([{ "url": "/help", "title": { "en": "Help" } }])] {
        let text = json!({ "sections": list }).to_string();
        assert_eq!(error(&text), ("sections".into(), BootProblem::Lacks("page")));
    }
    assert_eq!(error(r#"{"sections": {}}"#), ("sections".into(), BootProblem::NotA("list")));
}

#[test]
fn urls_are_relative_to_their_source_and_unknown_keys_are_reported() {
    let text = r#"{"sections": [
        {"page": "profile", "icon": "me.svg", "hidden": true},
        {"url": "../help", "title": {"en": "Help"}}
    ]}"#;
    let sources = Sources { file_url: "https://cdn.test/me/iam-account.js".into(), ..of_file(text) };
    let config = BootConfig::read(&sources).unwrap();
    assert_eq!(config.sections[0].icon.as_deref(), Some("https://cdn.test/me/me.svg"));
    assert_eq!(config.sections[1].url.as_deref(), Some("https://cdn.test/help"));
    assert_eq!(config.unknown, ["sections[0].hidden"]);
}
