//! Yours or theirs.

use iam_account::components::conflicts::Conflicts;
use iam_account::form::Form;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use iam_account::form::task::Outcome;
use iam_account::language::Message;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn both_values_are_shown_and_each_can_be_chosen() {
    let saved = RwSignal::new("old");
    let fields = ["name", "phone"]
        .map(|key| FormField::new(key, key, Format::Plain, Signal::derive(move || Some(saved.get().into()))));
    let page = show(move || {
        let form = Form::new(fields.to_vec(), Message::NOTHING, |_| Box::pin(async { Outcome::silent() }));
        view! { <Conflicts form /> }
    })
    .await;
    fields[0].set("my name".into());
    fields[1].set("my phone".into());
    settled().await;
    let panel = page.one("[role=status]");
    assert_eq!(text(&panel), "", "there from the start, so that it is announced");
    saved.set("theirs");
    settled().await;
    let groups = page.all("[role=group]");
    assert_eq!(groups.len(), 2);
    for (group, key) in groups.iter().zip(["name", "phone"]) {
        let shown = text(group);
        assert!(shown.contains(&format!("my {key}")) && shown.contains("theirs"), "{shown}");
    }
    let values = || fields.map(|field| untrack(|| (field.value(), field.begun_from())));
    let buttons = page.all("button");
    assert_eq!([0, 1].map(|at| text(&buttons[at])), ["Keep mine", "Take theirs"]);
    press(&buttons[1]).await;
    assert_eq!(values()[0], ("theirs".into(), "theirs".into()));
    press(&page.button("Keep mine")).await;
    assert_eq!(values()[1], ("my phone".into(), "theirs".into()));
    assert!(page.all("[role=group]").is_empty());
}
