//! Yours or theirs.

use std::sync::{Arc, Mutex};

use iam_account::components::conflicts::{Choice, ConflictTexts, Conflicts};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

const TEXTS: fn() -> ConflictTexts = || ConflictTexts {
    title: |name| name,
    mine: "Yours".into(),
    theirs: "Theirs".into(),
    keep: "Keep mine".into(),
    take: "Take theirs".into(),
};

fn choice(name: &str) -> Choice {
    Choice { name: name.into(), mine: format!("my {name}").into(), theirs: format!("their {name}").into() }
}

#[wasm_bindgen_test]
async fn both_values_are_shown_and_each_can_be_chosen() {
    let choices = RwSignal::new(Vec::new());
    let chosen = Arc::new(Mutex::new(Vec::new()));
    let heard = chosen.clone();
    let page = show(move || {
        let panel = NodeRef::new();
        let on_choice = move |choice: (usize, bool)| heard.lock().unwrap().push(choice);
        view! { <Conflicts choices=choices.into() texts=TEXTS() panel on_choice /> }
    })
    .await;
    let panel = page.one("[role=status]");
    assert_eq!(text(&panel), "", "there from the start, so that it is heard");
    choices.set(vec![choice("name"), choice("phone")]);
    settled().await;
    let groups = page.all("[role=group]");
    assert_eq!(groups.len(), 2);
    for (group, name) in groups.iter().zip(["name", "phone"]) {
        let said = text(group);
        assert!(said.contains(&format!("my {name}")) && said.contains(&format!("their {name}")), "{said}");
    }
    let buttons = page.all("button");
    press(&buttons[1]).await;
    press(&buttons[2]).await;
    assert_eq!(*chosen.lock().unwrap(), [(0, false), (1, true)]);
}
