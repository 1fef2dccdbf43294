//! A list of short texts that can be added to and removed from.

use iam_account::components::chips::Chips;
use iam_account::form::field::FormField;
use iam_account::form::format::Format;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::*;

struct Stand {
    saved: RwSignal<Vec<String>>,
    field: FormField,
    page: Shown,
    input: HtmlElement,
}

impl Stand {
    async fn new(items: &[&str]) -> Self {
        let saved = RwSignal::new(items.iter().map(ToString::to_string).collect::<Vec<_>>());
        let value = Signal::derive(move || Some(Value::from(saved.get())));
        let item = FormField::empty("item", "Copies to");
        let field = FormField::new("list", "Copies to", Format::List, value).item(item);
        let page = show(move || {
            view! {
                <Chips
                    field
                    hint="One address at a time."
                    add_label="Add"
                    empty="No one gets a copy."
                    twice="It is in the list."
                    remove_label=|item| format!("Remove {item}").into()
                />
            }
        })
        .await;
        let input = page.labelled("Copies to");
        Stand { saved, field, page, input }
    }

    fn list(&self) -> Vec<String> {
        untrack(|| self.field.items())
    }

    fn seen(&self) -> Vec<String> {
        self.page.all("li > span").iter().map(|item| text(item)).collect()
    }
}

#[wasm_bindgen_test]
async fn enter_adds_what_is_typed_and_empties_the_input() {
    let stand = Stand::new(&["a"]).await;
    enter(&stand.input, " b ").await;
    assert!(key(&stand.input, "Enter").await, "the form must not be sent by it");
    assert_eq!(stand.list(), ["a", "b"]);
    assert_eq!(stand.seen(), ["a", "b"]);
    assert_eq!(value(&stand.input), "");
}

#[wasm_bindgen_test]
async fn the_button_adds_too() {
    let stand = Stand::new(&[]).await;
    enter(&stand.input, "a").await;
    press(&stand.page.button("Add")).await;
    assert_eq!(stand.seen(), ["a"]);
    assert_eq!(value(&stand.input), "");
}

#[wasm_bindgen_test]
async fn white_space_is_no_item() {
    let stand = Stand::new(&[]).await;
    for nothing in ["  ", "\u{200b}", "\u{2800}"] {
        enter(&stand.input, nothing).await;
        key(&stand.input, "Enter").await;
        assert!(stand.list().is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_text_that_is_in_the_list_is_refused_and_the_reason_is_in_the_description() {
    let stand = Stand::new(&["a", "b"]).await;
    enter(&stand.input, " a").await;
    assert!(is_invalid(&stand.input));
    assert_eq!(description(&stand.input), ["It is in the list.", "One address at a time."]);
    key(&stand.input, "Enter").await;
    press(&stand.page.button("Add")).await;
    assert_eq!(stand.list(), ["a", "b"]);
    assert_eq!(value(&stand.input), " a", "it can be mended");
    enter(&stand.input, "ab").await;
    assert!(!is_invalid(&stand.input));
    assert_eq!(
        description(&stand.input),
        ["One address at a time.", "Changed"],
        "it counts as part of the list"
    );
}

#[wasm_bindgen_test]
async fn the_mark_of_a_changed_list_is_in_the_description() {
    let stand = Stand::new(&["a", "b"]).await;
    assert_eq!(description(&stand.input), ["One address at a time."]);
    press(&stand.page.button("Remove b")).await;
    assert_eq!(description(&stand.input), ["One address at a time.", "Changed"]);
}

#[wasm_bindgen_test]
async fn backspace_in_the_empty_input_takes_the_last_item_back() {
    let stand = Stand::new(&["a", "b"]).await;
    assert!(key(&stand.input, "Backspace").await, "the browser would take a letter from it");
    assert_eq!(stand.list(), ["a"]);
    assert_eq!(value(&stand.input), "b");
}

#[wasm_bindgen_test]
async fn backspace_in_a_typed_text_is_the_inputs_own() {
    let stand = Stand::new(&["a", "b"]).await;
    enter(&stand.input, "c").await;
    assert!(!key(&stand.input, "Backspace").await);
    assert_eq!(stand.list(), ["a", "b"]);
}

#[wasm_bindgen_test]
async fn backspace_with_nothing_to_take_back_does_nothing() {
    let stand = Stand::new(&[]).await;
    assert!(!key(&stand.input, "Backspace").await);
    assert_eq!(value(&stand.input), "");
}

#[wasm_bindgen_test]
async fn removing_an_item_leads_to_the_input() {
    let stand = Stand::new(&["a", "b", "c"]).await;
    let remove = stand.page.button("Remove b");
    remove.focus().unwrap();
    press(&remove).await;
    assert_eq!(stand.seen(), ["a", "c"]);
    assert!(has_focus(&stand.input));
}

#[wasm_bindgen_test]
async fn of_a_text_that_is_there_twice_one_is_removed() {
    let stand = Stand::new(&["a", "b", "a", "c"]).await;
    assert_eq!(stand.seen(), ["a", "b", "a", "c"]);
    press(&stand.page.button("Remove b")).await;
    press(&stand.page.all("button.chip-remove")[1]).await;
    assert_eq!(stand.list(), ["a", "c"]);
    assert_eq!(stand.seen(), ["a", "c"]);
    key(&stand.input, "Backspace").await;
    assert_eq!((stand.list(), value(&stand.input)), (vec!["a".to_owned()], "c".to_owned()));
}

#[wasm_bindgen_test]
async fn an_item_that_stays_keeps_its_place_in_the_document() {
    let stand = Stand::new(&["a", "b"]).await;
    let kept = stand.page.button("Remove b");
    kept.focus().unwrap();
    stand.saved.set(vec!["b".into()]);
    settled().await;
    assert_eq!(stand.seen(), ["b"]);
    assert_eq!(stand.page.button("Remove b"), kept);
    assert!(has_focus(&kept));
}

#[wasm_bindgen_test]
async fn an_empty_list_says_so() {
    let stand = Stand::new(&["a"]).await;
    let empty = || stand.page.all("p.hint:not([hidden])").iter().map(|hint| text(hint)).collect::<Vec<_>>();
    assert!(empty().is_empty());
    press(&stand.page.button("Remove a")).await;
    assert_eq!(empty(), ["No one gets a copy."]);
}
